import { Empty } from '#app/kit/shell/notice.tsx'
import { formatCount } from '#app/kit/format.ts'
import type { PlanTexts } from '#app/kit/words/reason-texts.ts'
import { ActionFacts, MainReason, OtherReasons } from './action-facts.tsx'
import { CHIP_LOOKS, CHIP_NAMES } from './decide/decide-words.ts'
import { PlanHead } from './plan-head.tsx'
import type { Plan, ShownAction } from './view-plan.server.ts'
import { PLAN_STATUS_NAMES } from './words.ts'

function ActionItem({ action, texts }: { action: ShownAction; texts: PlanTexts }) {
  return (
    <li className="accion" id={`accion-${action.id}`}>
      <h3>{action.title}</h3>
      <p>
        <span className="etiqueta gris">{PLAN_STATUS_NAMES[action.status]}</span>{' '}
        <span className={CHIP_LOOKS[action.chip]}>{CHIP_NAMES[action.chip]}</span>
      </p>
      <MainReason action={action} texts={texts} />
      <OtherReasons action={action} texts={texts} />
      <p>{action.rationale}</p>
      <ActionFacts action={action} />
      {action.decisionReason ? <p>Razón: {action.decisionReason}</p> : null}
    </li>
  )
}

type GroupProps = {
  readonly id: string
  readonly title: string
  readonly actions: readonly ShownAction[]
  readonly texts: PlanTexts
  /** Words under which they fold on a screen; on paper they stand open. */
  readonly folded?: string
}

function Group({ id, title, actions, texts, folded }: GroupProps) {
  if (actions.length === 0) return null
  const list = (
    <ol className="acciones">
      {actions.map((action) => (
        <ActionItem key={action.id} action={action} texts={texts} />
      ))}
    </ol>
  )
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} ({actions.length})
      </h2>
      {folded === undefined ? (
        list
      ) : (
        <details>
          <summary className="no-imprimir">{folded}</summary>
          {list}
        </details>
      )}
    </section>
  )
}

/** The whole plan of a year on paper: what will be done, what waits and what was decided against, each with its reason. */
export function PrintedPlan({ plan }: { plan: Plan }) {
  const by = (status: ShownAction['status']) => plan.actions.filter((action) => action.status === status)
  const { texts } = plan
  return (
    <>
      <PlanHead head={plan.head} here={null} />
      {plan.actions.length === 0 ? (
        <Empty>
          Aún no hay acciones. Cuando una aplicación cierre este año, sus resultados propondrán acciones aquí.
        </Empty>
      ) : (
        <p>
          {formatCount(by('accepted').length, 'acción aceptada', 'acciones aceptadas')},{' '}
          {formatCount(by('proposed').length, 'propuesta', 'propuestas')} por decidir,{' '}
          {formatCount(by('deferred').length, 'aplazada', 'aplazadas')} y{' '}
          {formatCount(by('rejected').length, 'rechazada', 'rechazadas')}. Lo que lleva la marca «Deber» obliga sea cual
          sea el resultado; lo demás previene, o responde a un resultado.
        </p>
      )}
      <Group id="propuestas" title="Propuestas por decidir" actions={by('proposed')} texts={texts} />
      <Group id="aceptadas" title="Aceptadas" actions={by('accepted')} texts={texts} />
      <Group id="aplazadas" title="Aplazadas, con su razón" actions={by('deferred')} texts={texts} />
      <Group
        id="rechazadas"
        title="Rechazadas, con su razón"
        actions={by('rejected')}
        texts={texts}
        folded={`Ver ${formatCount(by('rejected').length, 'acción rechazada', 'acciones rechazadas')}`}
      />
    </>
  )
}

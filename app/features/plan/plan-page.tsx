import { Empty } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { formatCount } from '#app/kit/format.ts'
import type { Plan, ShownAction } from './view-plan.server.ts'
import type { PlanTexts } from '#app/kit/words/reason-texts.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { ActionFacts, MainReason, OtherReasons } from './action-facts.tsx'
import { PlanDownloads } from './plan-downloads.tsx'
import { PlanHead } from './plan-head.tsx'
import { PLAN_STATUS_NAMES } from './words.ts'
import { isUrgent } from '#surveys/planning/plan-order.ts'

type View = {
  readonly base: string
  readonly query: string
  readonly mayWrite: boolean
  readonly open: boolean
  readonly texts: PlanTexts
}

function Decide({ action, base }: { action: ShownAction; base: string }) {
  const to = `${base}/acciones/${action.id}`
  return (
    <div className="botones no-imprimir">
      {action.status === 'proposed' ? (
        <SendForm action={to}>
          <SeenField name="revision" value={action.revision} />
          <SendButton className="boton segundo" name="accion" value="aceptar">
            Aceptar <span className="oculto-visual">{action.title}</span>
          </SendButton>
        </SendForm>
      ) : null}
      <Link to={to}>
        {action.status === 'proposed' ? 'Cambiar o rechazar' : 'Cambiar'}{' '}
        <span className="oculto-visual">{action.title}</span>
      </Link>
    </div>
  )
}

/** What cannot wait, and what a norm obliges whatever the result. */
function Marks({ reasons, obliges }: Pick<ShownAction, 'reasons' | 'obliges'>) {
  const onCondition = !obliges && reasons.some(({ kind }) => kind === 'duty')
  return (
    <>
      {isUrgent(reasons) ? <span className="etiqueta urgente">Urgente</span> : null}{' '}
      {obliges ? <span className="etiqueta">Deber por norma</span> : null}
      {onCondition ? <span className="etiqueta gris">Deber solo en ciertos casos</span> : null}
    </>
  )
}

function ActionItem({ action, view }: { action: ShownAction; view: View }) {
  return (
    <li className="accion" id={`accion-${action.id}`}>
      <h3>{action.title}</h3>
      <p>
        <span className="etiqueta gris">{PLAN_STATUS_NAMES[action.status]}</span>{' '}
        <Marks reasons={action.reasons} obliges={action.obliges} />
      </p>
      <MainReason action={action} texts={view.texts} />
      <p className="nota">
        {action.responsible}. {formatCount(action.termMonths, 'mes', 'meses')}.
      </p>
      <details open={view.open}>
        <summary>
          Qué, cómo y con qué norma <span className="oculto-visual">{action.title}</span>
        </summary>
        <p>{action.rationale}</p>
        <OtherReasons action={action} texts={view.texts} />
        <ActionFacts action={action} />
      </details>
      {action.decisionReason ? <p>No se hará: {action.decisionReason}</p> : null}
      {view.mayWrite ? <Decide action={action} base={view.base} /> : null}
    </li>
  )
}

function Group({
  id,
  title,
  actions,
  view,
}: {
  id: string
  title: string
  actions: readonly ShownAction[]
  view: View
}) {
  if (actions.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} ({actions.length})
      </h2>
      <ol className="acciones">
        {actions.map((action) => (
          <ActionItem key={action.id} action={action} view={view} />
        ))}
      </ol>
    </section>
  )
}

function Tools({ view }: { view: View }) {
  return (
    <>
      {view.mayWrite ? (
        <p className="botones no-imprimir">
          <Link className="boton segundo" to={`${view.base}/acciones/nueva`}>
            Agregar una acción propia
          </Link>
        </p>
      ) : null}
      <PlanDownloads base={view.base} query={view.query} mayWrite={view.mayWrite} />
    </>
  )
}

/** The improvement plan of a year: what is proposed and why, what was accepted, what was rejected. */
export function PlanPage({ plan, mayWrite, printing = false }: { plan: Plan; mayWrite: boolean; printing?: boolean }) {
  const view: View = {
    base: `/panel/plan/${plan.year}`,
    query: mayWrite || printing ? '' : `?entidad=${plan.entity.id}`,
    mayWrite: mayWrite && !printing,
    open: printing,
    texts: plan.texts,
  }
  const by = (status: ShownAction['status']) => plan.actions.filter((action) => action.status === status)
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
          {formatCount(by('proposed').length, 'propuesta', 'propuestas')} por decidir y{' '}
          {formatCount(by('rejected').length, 'rechazada', 'rechazadas')}. Van en orden: primero lo urgente, después lo
          que más lo necesita de cada resultado. Lo que lleva la marca «Deber por norma» obliga sea cual sea el
          resultado; lo demás responde a un resultado.
        </p>
      )}
      {printing ? null : <Tools view={view} />}
      <Group id="propuestas" title="Propuestas por decidir" actions={by('proposed')} view={view} />
      <Group id="aceptadas" title="Aceptadas" actions={by('accepted')} view={view} />
      <Group id="rechazadas" title="Rechazadas, con su razón" actions={by('rejected')} view={view} />
    </>
  )
}

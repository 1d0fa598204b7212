import { EFFORT_NAMES } from '#app/kit/words/names.ts'
import { formatCount } from '#app/kit/format.ts'
import { costWords, datesWords } from './decide/decide-words.ts'
import type { ShownAction } from './view-plan.server.ts'
import type { PlanTexts } from '#app/kit/words/reason-texts.ts'
import { reasonWords } from '#app/kit/words/reason-words.ts'

/** Why an action stands in the plan: its strongest reason. */
export function MainReason({ action, texts }: { action: Pick<ShownAction, 'reasons'>; texts: PlanTexts }) {
  const [first] = action.reasons
  if (!first) return <p className="tenue">La agregó la entidad.</p>
  return (
    <p>
      <strong>Por qué:</strong> {reasonWords(first, texts)}
    </p>
  )
}

export function OtherReasons({ action, texts }: { action: Pick<ShownAction, 'reasons'>; texts: PlanTexts }) {
  const [, ...others] = action.reasons
  if (others.length === 0) return null
  return (
    <ul>
      {others.map((reason, index) => (
        <li key={index}>{reasonWords(reason, texts)}</li>
      ))}
    </ul>
  )
}

export function Norms({ norms }: Pick<ShownAction, 'norms'>) {
  if (norms.length === 0) return <>Sin norma citada</>
  return (
    <>
      {norms.map(({ label, title, marks }, index) => (
        <span key={label}>
          {index > 0 ? '; ' : ''}
          {label}, {title}
          {marks.length > 0 ? ` (${marks.join('; ')})` : ''}
        </span>
      ))}
    </>
  )
}

/** Only of a duty it is said that its norm orders this very action. */
export function normTitle({ obliges, norms }: Pick<ShownAction, 'obliges' | 'norms'>): string {
  if (norms.length === 0) return 'Norma'
  return obliges ? 'Norma que obliga' : 'Norma relacionada'
}

/** Term, effort, proof and measure of an action, as rows of a list of facts. */
export function HowFacts({
  action,
}: {
  action: Pick<ShownAction, 'termMonths' | 'effort' | 'verification' | 'indicator'>
}) {
  return (
    <>
      <dt>Plazo y esfuerzo</dt>
      <dd>
        {formatCount(action.termMonths, 'mes', 'meses')}; esfuerzo {EFFORT_NAMES[action.effort]}
      </dd>
      <dt>Medio de verificación</dt>
      <dd>{action.verification}</dd>
      <dt>Indicador</dt>
      <dd>{action.indicator}</dd>
    </>
  )
}

/** Who answers for an action, when it runs, and what it costs. */
export function WhoFacts({
  action,
}: {
  action: Pick<
    ShownAction,
    'responsible' | 'inCharge' | 'startsOn' | 'dueOn' | 'soles' | 'poiActivity' | 'poiYear' | 'pei'
  >
}) {
  return (
    <>
      <dt>Unidad responsable</dt>
      <dd>{action.responsible}</dd>
      <dt>Quién está a cargo</dt>
      <dd>{action.inCharge || 'Todavía no se dice'}</dd>
      <dt>Fechas</dt>
      <dd>{datesWords(action)}</dd>
      <dt>Costo</dt>
      <dd>{costWords(action)}</dd>
      {action.poiActivity ? (
        <>
          <dt>Actividad del POI</dt>
          <dd>{action.poiActivity}</dd>
        </>
      ) : null}
      {action.pei ? (
        <>
          <dt>PEI</dt>
          <dd>{action.pei}</dd>
        </>
      ) : null}
    </>
  )
}

/** Who, until when, how it is proved and measured. */
export function ActionFacts({ action }: { action: ShownAction }) {
  return (
    <dl className="definiciones">
      <WhoFacts action={action} />
      <HowFacts action={action} />
      <dt>{normTitle(action)}</dt>
      <dd>
        <Norms norms={action.norms} />
      </dd>
    </dl>
  )
}

import { HowFacts } from '#app/features/plan/action-facts.tsx'
import type { InstrumentFacts } from './instrument-facts.ts'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { triggerWords } from './trigger-words.ts'

type Action = InstrumentFacts['actions'][number]
type ActionNorm = Action['norms'][number]
type NormFacts = InstrumentFacts['norms'][number]

/** A norm with how well it was read. */
export function NormLine({ norm }: { norm: NormFacts }) {
  return (
    <>
      <strong>{norm.label}</strong>, {norm.title}
      {norm.articles ? ` (art. ${norm.articles})` : ''}. {norm.says} {norm.standing ? `Ojo: ${norm.standing}. ` : ''}
      <span className={norm.verified ? 'etiqueta gris' : 'etiqueta urgente'}>
        {norm.verified ? 'texto leído' : 'por verificar'}
      </span>
    </>
  )
}

/** The norms behind an action, with the article where it was read. */
function ActionNorms({ norms }: { norms: readonly ActionNorm[] }) {
  if (norms.length === 0) return <>Ninguna la pide: es una buena práctica.</>
  return (
    <>
      {norms
        .map(
          ({ label, place, marks }) =>
            `${label}${place ? `, ${place}` : ''}${marks.length > 0 ? ` (${marks.join('; ')})` : ''}`,
        )
        .join('; ')}
    </>
  )
}

function isDuty({ triggers }: Action): boolean {
  return triggers.some(({ kind }) => kind === 'duty')
}

/** "en un gobierno local con menos de 50 personas". */
function rangeWords({ levels, staffBelow }: Action['variants'][number]['range']): string {
  const whom = levels
    ? `en estas entidades: ${levels.map((level) => GOVERNMENT_LEVEL_NAMES[level].toLowerCase()).join(', ')}`
    : 'en toda entidad'
  return staffBelow === undefined ? whom : `${whom}, con menos de ${staffBelow} personas`
}

/** The same action in the words that other entities read. */
function Variants({ action }: { action: Action }) {
  const worded = action.variants.filter(
    ({ title, rationale }) => title !== action.title || rationale !== action.rationale,
  )
  if (worded.length === 0) return null
  return (
    <ul>
      {worded.map(({ range, title, rationale }) => (
        <li key={title}>
          <strong>Se lee así {rangeWords(range)}:</strong> {title}. {rationale === action.rationale ? '' : rationale}
        </li>
      ))}
    </ul>
  )
}

function ActionDetails({ action, texts }: { action: Action; texts: InstrumentFacts['texts'] }) {
  return (
    <li className="accion" id={action.id}>
      <h3>
        {action.title} <span className="tenue">{action.id}</span>{' '}
        {isDuty(action) ? <span className="etiqueta">Deber</span> : null}
        {action.formerIds.map((id) => (
          <span key={id} id={id} />
        ))}
      </h3>
      {action.formerIds.length > 0 ? (
        <p className="nota">Reúne lo que antes se proponía aparte como {action.formerIds.join(', ')}.</p>
      ) : null}
      <p>{action.rationale}</p>
      <Variants action={action} />
      <dl className="definiciones">
        <dt>Cuándo se propone</dt>
        <dd>{action.triggers.map((trigger) => triggerWords(trigger, texts)).join(' ')}</dd>
        <dt>Responsable</dt>
        <dd>{action.responsibleUnit}</dd>
        <HowFacts action={action} />
        <dt>{isDuty(action) ? 'Norma que obliga' : 'Norma relacionada'}</dt>
        <dd>
          <ActionNorms norms={action.norms} />
        </dd>
        {action.example ? (
          <>
            <dt>Ya se hizo</dt>
            <dd>{action.example}</dd>
          </>
        ) : null}
      </dl>
    </li>
  )
}

/** What the prevalence part may find that proposes nothing, and why. */
export function FindingsWithoutAction({ facts }: { facts: InstrumentFacts }) {
  if (facts.findingsWithoutAction.length === 0) return null
  return (
    <details>
      <summary>Lo que se cuenta y no propone ninguna acción ({facts.findingsWithoutAction.length})</summary>
      <ul>
        {facts.findingsWithoutAction.map(({ id, why }) => (
          <li key={id}>
            <strong>{facts.texts.findings[id]}.</strong> {why}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Every action that may be proposed, by dimension, with what triggers it and which norm stands behind it. */
export function Actions({ facts }: { facts: InstrumentFacts }) {
  return (
    <>
      {facts.dimensions.map(({ id, title }) => {
        const actions = facts.actions.filter(({ dimension }) => dimension === id)
        return (
          <details key={id}>
            <summary>
              {title} ({actions.length} acciones)
            </summary>
            <ul className="acciones">
              {actions.map((action) => (
                <ActionDetails key={action.id} action={action} texts={facts.texts} />
              ))}
            </ul>
          </details>
        )
      })}
    </>
  )
}

import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { formatCount } from '#app/kit/format.ts'
import type { PlanLock } from '#db/queries/plan-head.server.ts'
import type { PlanApproval } from '#db/schema/plans.ts'
import { PLAN_PARTS, type PlanPart } from './plan-progress.ts'
import { PLAN_TABS, planAddress, type PlanPlace, type PlanTabWord } from './tabs.ts'
import { headStateWords, PART_NAMES } from './words.ts'

/** What every page of a plan says first. */
export type PlanHeadFacts = {
  readonly place: PlanPlace
  readonly entityName: string
  /** Null for a reader: to whom single releases are shared, the plan as a whole is not. */
  readonly approval: PlanApproval | null
  /** How many versions were signed. */
  readonly version: number
  /** Why nothing of it is decided any more, or null. */
  readonly lock: PlanLock | null
  readonly progress: Readonly<Record<PlanPart, number>>
  /** Where what the Ministry said of it is read; null where it was never asked, or not for this reader. */
  readonly reviewAt: string | null
}

/** How many actions of a plan are in each part, as one bar with its legend; nothing of a plan without any. */
export function ProgressBar({ progress, isClosed }: { progress: PlanHeadFacts['progress']; isClosed: boolean }) {
  const parts = PLAN_PARTS.filter((part) => progress[part] > 0)
  const total = parts.reduce((sum, part) => sum + progress[part], 0)
  if (total === 0) return null
  const before = (part: PlanPart) => parts.slice(0, parts.indexOf(part)).reduce((sum, each) => sum + progress[each], 0)
  return (
    <div className="avance-plan">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        {parts.map((part) => (
          <rect
            key={part}
            className={`parte-${part}`}
            x={(100 * before(part)) / total}
            width={(100 * progress[part]) / total}
            height="4"
          />
        ))}
      </svg>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <span className={`muestra parte-${part}`} aria-hidden="true" /> {progress[part]}{' '}
            {isClosed && part === 'to-decide' ? 'sin decidir' : PART_NAMES[part](progress[part])}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Head of every page of a plan: whose it is, how far its approval and its actions are, and its pages as addresses. */
export function PlanHead({
  head,
  here,
  bar = true,
}: {
  head: PlanHeadFacts
  here: PlanTabWord | null
  /** Whether it says how far the plan is today; a page of another day does not. */
  bar?: boolean
}) {
  return (
    <>
      <p className="tenue">{head.entityName}</p>
      <h1>Plan de mejora {head.place.year}</h1>
      {head.approval === null ? null : (
        <p>
          {headStateWords(head).map((words) => (
            <Fragment key={words}>
              <span className="etiqueta gris">{words}</span>{' '}
            </Fragment>
          ))}
          {head.version > 1
            ? `Con ${formatCount(head.version - 1, 'modificación firmada', 'modificaciones firmadas')}.`
            : ''}
        </p>
      )}
      {head.reviewAt === null ? null : (
        <p>
          <Link to={head.reviewAt}>Revisión del MIMP</Link>
        </p>
      )}
      {bar ? <ProgressBar progress={head.progress} isClosed={head.lock === 'year'} /> : null}
      <nav className="pestanas no-imprimir" aria-label="Partes del plan">
        {PLAN_TABS.filter(({ word }) => word !== 'firma' || head.approval !== null).map(({ word, title }) => (
          <Link key={title} to={planAddress(head.place, word)} aria-current={word === here ? 'page' : undefined}>
            {title}
          </Link>
        ))}
      </nav>
    </>
  )
}

import { findEntity } from '#db/queries/directory.server.ts'
import { findNovemberDraft, listNovemberSteps } from '#db/queries/november-reports.server.ts'
import { listFactStates } from '#db/queries/yearly-due.server.ts'
import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { countedUntil, lastEndedHalf } from '#surveys/complaints/half-years.ts'
import { cutOffOf } from '#surveys/november-report/objectives.ts'
import { obligationOn } from '#surveys/obligations/obligations.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { halfWords } from '#app/features/complaint-reports/words.ts'
import { countedYear } from '#app/features/november-report/counted-year.ts'
import { reportObligation } from '#app/features/november-report/obligation.ts'
import { isOpenOn } from '#app/features/yearly-record/record-rules.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { DueFact } from './due-facts.ts'

/** Years before this one of which something observed still asks for an answer. */
const ANSWERED_YEARS = 2

type Own = { readonly actor: Actor; readonly entityId: string; readonly level: GovernmentLevel; readonly today: string }
type States = ReturnType<typeof listFactStates>

/** Whether a record is owed of a year, by the law of the last day that the report of November counts. */
const owesRecord = (level: GovernmentLevel, year: number) =>
  obligationOn({ level }, 'yearly-record', cutOffOf(year)).obligation === 'obliged'

function recordOfYear({ actor, level, today }: Own, states: States, year: number): DueFact[] {
  const of = (state: States[number]['state']) => states.find((each) => each.year === year && each.state === state)
  const [observed, drafts] = [of('observed'), of('draft')]
  const writes = can(actor.role, 'record:write')
  const isOpen = isOpenOn(year, today)
  const isUntold =
    isOpen && actor.role === 'coordinator' && countedYear(today) >= year && !states.some((each) => each.year === year)
  return [
    ...(observed && writes
      ? [{ kind: 'record-observed', since: observed.reviewedOn, facts: observed.facts, year } as const]
      : []),
    ...(drafts && isOpen && can(actor.role, 'record:submit')
      ? [{ kind: 'record-to-send', since: drafts.recordedOn, facts: drafts.facts, year } as const]
      : []),
    ...(isUntold && owesRecord(level, year) ? [{ kind: 'record-untold', by: cutOffOf(year), year } as const] : []),
  ]
}

function recordFacts(own: Own): DueFact[] {
  const thisYear = Number(own.today.slice(0, 4))
  const states = listFactStates(runtime().database, own.actor.scope, own.entityId, thisYear - ANSWERED_YEARS)
  const years = new Set([...states.map(({ year }) => year), thisYear - 1, thisYear])
  return [...years].sort((one, other) => one - other).flatMap((year) => recordOfYear(own, states, year))
}

/** The report of November: of the head that she signs it, of the coordination the rest. */
function novemberFacts({ actor, entityId, level, today }: Own): DueFact[] {
  const { database } = runtime()
  const year = countedYear(today)
  const place = { entityId, year }
  const draft = findNovemberDraft(database, actor.scope, place)
  if (actor.role === 'head')
    return draft?.state === 'with-head' ? [{ kind: 'november-to-sign', since: draft.sentOn, year }] : []
  if (actor.role !== 'coordinator' || draft?.state === 'with-head') return []
  const steps = draft ? listNovemberSteps(database, actor.scope, place) : []
  const dayOf = (step: (typeof steps)[number] | undefined) => (step ? limaDate(new Date(step.at)) : null)
  if (draft?.state === 'returned')
    return [{ kind: 'november-returned', since: dayOf(steps.findLast(({ step }) => step === 'returned')), year }]
  const answer = steps.findLast(
    ({ step, version }) => version === draft?.version && (step === 'received' || step === 'observed'),
  )
  if (answer?.step === 'observed') return [{ kind: 'november-observed', since: dayOf(answer), year }]
  const isOwed = (draft?.version ?? 0) === 0 && reportObligation(level, year) === 'obliged'
  return isOwed ? [{ kind: 'november-to-present', by: cutOffOf(year), year }] : []
}

/**
 * What the yearly record and the report of November ask of whoever writes, sends or signs them. That nothing was told is
 * said to whom a norm obliges alone. @param today ISO date in Lima time.
 */
export function yearlyFacts(actor: Actor, today: string): DueFact[] {
  const entity = actor.entity && findEntity(runtime().database, actor.scope, actor.entity.id)
  if (!entity) return []
  const own = { actor, entityId: entity.id, level: entity.governmentLevel, today }
  return [...recordFacts(own), ...novemberFacts(own)]
}

/**
 * The half year that Recursos Humanos notes down now, until the day that the totals of the country take. Alike for every
 * entity: a card that goes once something was told would tell it.
 */
export function halfYearFacts(today: string): DueFact[] {
  const half = lastEndedHalf(today)
  const by = countedUntil(half)
  const isInForce = obligationOn({ level: 'ministry' }, 'servir-half-year', today).obligation !== 'outside'
  return isInForce && today <= by ? [{ kind: 'half-year-sheet', by, half: halfWords(half) }] : []
}

import {
  countAttached,
  countToldFacts,
  listAdaptations,
  listAppliedYears,
  listAssessedYears,
  listAttached,
  listMechanismActs,
  listNewestPlans,
  listPresentedReports,
  type AppliedYears,
} from '#db/queries/attached.server.ts'
import { findEntity } from '#db/queries/directory.server.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { obligationOn, type DutyId } from '#surveys/obligations/obligations.ts'
import { reportedOf } from '#surveys/obligations/reported.ts'
import { plainName } from '#surveys/text/written-text.ts'
import type { Actor } from '#app/door/actor.ts'
import { countedYear } from '#app/features/november-report/counted-year.ts'
import { reportObligation } from '#app/features/november-report/obligation.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { mechanismState } from './mechanism-state.ts'

const PAGE_SIZE = 25

/** How far a body is with an instrument; the newest year of it. */
export type AppliedState = { readonly kind: 'none' } | { readonly kind: 'open' | 'closed'; readonly year: number }

function appliedState(years: Omit<AppliedYears, 'slug'> | undefined): AppliedState {
  if (years?.open) return { kind: 'open', year: years.open }
  return years?.closed ? { kind: 'closed', year: years.closed } : { kind: 'none' }
}

/** Whether the entity of the actor is a ministry, to which others are attached. */
export function isOwnMinistry(actor: Actor): boolean {
  const own = actor.entity && findEntity(runtime().database, actor.scope, actor.entity.id)
  return own?.governmentLevel === 'ministry'
}

/** States of some bodies, each read once for all of them. */
function statesOf(actor: Actor, ids: readonly string[], today: string) {
  const { database } = runtime()
  const { scope } = actor
  const applied = listAppliedYears(database, scope, ids)
  const assessed = listAssessedYears(database, scope, ids)
  const [plans, acts] = [listNewestPlans(database, scope, ids), listMechanismActs(database, scope, ids)]
  const adaptations = listAdaptations(database, scope, ids)
  const reports = listPresentedReports(database, scope, ids, countedYear(today))
  const told = countToldFacts(database, scope, ids, Number(today.slice(0, 4)))
  const yearsOf = (id: string, slug: InstrumentSlug) =>
    slug === 'public-budget'
      ? assessed.find(({ entityId }) => entityId === id)
      : applied.find((each) => each.entityId === id && each.slug === slug)
  return (id: string) => ({
    instruments: INSTRUMENT_SLUGS.map((slug) => ({ slug, state: appliedState(yearsOf(id, slug)) })),
    plan: plans.get(id) ?? null,
    mechanism: mechanismState(
      acts.filter(({ entityId }) => entityId === id),
      today,
    ),
    told: told.get(id) ?? null,
    adaptation: adaptations.get(id) ?? null,
    report: reports.get(id) ?? null,
  })
}

/**
 * The bodies attached to the actor's ministry, 25 a page, each with its states; never a result.
 * @throws {AppError} `not-found` where her entity is no ministry.
 */
export function viewAttached(
  actor: Actor,
  { search, page: asked }: { readonly search: string; readonly page: number },
  clock: Clock = systemClock,
) {
  if (!isOwnMinistry(actor)) throw new AppError('not-found')
  const { database } = runtime()
  const today = limaDate(clock())
  const wanted = plainName(search)
  const found = countAttached(database, actor.scope, wanted)
  const pages = Math.max(1, Math.ceil(found / PAGE_SIZE))
  const page = Math.min(pages, asked)
  const rows = listAttached(database, actor.scope, wanted, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE })
  const stateOf = statesOf(
    actor,
    rows.map(({ id }) => id),
    today,
  )
  return {
    ...{ search, found, page, pages, year: Number(today.slice(0, 4)), reportYear: countedYear(today) },
    instruments: INSTRUMENT_SLUGS.map((slug) => ({ slug, title: latestInstrument(slug).title })),
    rows: rows.map(({ id, name, governmentLevel }) => {
      const { told, adaptation, report, ...states } = stateOf(id)
      const owes = (duty: DutyId) => obligationOn({ level: governmentLevel }, duty, today).obligation
      return {
        id,
        name,
        ...states,
        record: reportedOf(told, owes('yearly-record')),
        report: reportedOf(report, reportObligation(governmentLevel, countedYear(today))),
        adaptation: reportedOf(adaptation, owes('adaptation-sheet')),
      }
    }),
  }
}

export type AttachedView = ReturnType<typeof viewAttached>

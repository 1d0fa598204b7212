import { findRelease } from '#db/queries/releases.server.ts'
import { listActionsOfYears } from '#db/queries/plans.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { planYearsFor } from '#surveys/planning/plan-year.ts'
import { askedFor } from '../what-to-do-facts.ts'

/** Actions that one page has room for; the others stand in the plan. */
const ROOM = 6
/** Answers from which levels go on a wall; fewer are read by whoever knows the office. */
const LEVELS_FROM = 30

/**
 * Levels by their names, without scores, intervals or groups. Nothing of them where people are asked what happened to
 * them, or what they think: there only who took part, and what will be done, goes on a wall.
 */
function levelsOf({ overall, dimensions }: Release, { presentation, scoring }: Instrument) {
  if (scoring.prevalence || presentation.describes === 'attitudes') return null
  const titles = new Map(scoring.dimensions.map(({ id, title }) => [id, title]))
  const rows = [
    { id: 'overall', title: 'Resultado general', figure: overall },
    ...dimensions.map(({ id, figure }) => ({ id, title: titles.get(id) ?? id, figure })),
  ]
  return rows.map(({ id, title, figure }) => ({
    id,
    title,
    level: figure.kind === 'scored' ? figure.level : null,
    says: figure.kind === 'scored' ? LEVEL_NAMES[figure.level] : 'no se muestra',
  }))
}

/**
 * What the staff is told of its own answers on one page, to be printed: participation in quarters, levels by name, what
 * will be done. It holds less than the result, for whoever hangs it up cannot take it back.
 * @throws {AppError} `not-found` outside the scope, and where too few answered to show anything.
 */
export async function getStaffPage(actor: Actor, campaignId: string) {
  const { database } = runtime()
  const record = await findRelease(database, actor.scope, campaignId)
  const participation = record?.release.participation
  if (!record || participation?.kind !== 'shown') throw new AppError('not-found')
  const { release } = record
  const instrument = instrumentByHash(release.instrument.hash)
  const stored = await listActionsOfYears(database, actor.scope, record.entityId, planYearsFor(record.releasedOn))
  const accepted = askedFor(record, stored).filter(({ status }) => status === 'accepted')
  return {
    campaignId,
    entity: record.entityName,
    /** As the questionnaire called itself to whoever answered it. */
    title: instrument.publicTitle,
    opensOn: record.opensOn,
    until: record.closedOn ?? record.closesOn,
    participation: claimSentence({
      kind: 'participation-band',
      percent: participation.percentOfPopulation,
      k: release.k,
    }),
    levels: participation.n < LEVELS_FROM ? null : levelsOf(release, instrument),
    actions: accepted
      .slice(0, ROOM)
      .map(({ id, title, termMonths, responsible }) => ({ id, title, termMonths, responsible })),
    moreActions: Math.max(0, accepted.length - ROOM),
  }
}

export type StaffPage = Awaited<ReturnType<typeof getStaffPage>>

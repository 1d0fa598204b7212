import type { Database } from '#db/client.server.ts'
import {
  findNewestGroupDay,
  insertScoreGroup,
  listUngroupedReleases,
  listUngroupedReviews,
  type ScoreGroupKind,
  type UngroupedResult,
} from '#db/queries/score-groups.server.ts'
import { scoreGroupDigest, scoreGroupName } from '#surveys/disclosure/pool/score-group-digest.ts'
import { makeScoreLots } from '#surveys/disclosure/pool/score-group.ts'
import { LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import { sizeBand } from '#surveys/model/entity-kind.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { programScope } from '#app/door/actor.ts'
import { isCompared } from '#surveys/comparison/which-are-compared.ts'
import { endedQuarters, quarterDays } from '#app/kit/program/quarters.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { reachOf } from '#app/kit/words/scope-words.ts'

/** Quarters for which a result may wait for others. */
const WAITS = 8
const YEAR_MS = 366 * 24 * 3_600_000

/** Results by what makes them comparable: instrument, series, level of government and who was asked. */
function byKind(results: readonly UngroupedResult[], { slug }: Instrument) {
  const kinds = new Map<string, { kind: ScoreGroupKind; results: UngroupedResult[] }>()
  for (const result of results) {
    const { series, governmentLevel, scope } = result
    const kind = { instrumentSlug: slug, series, governmentLevel, reach: scope ? reachOf(scope) : '' }
    const key = [series, governmentLevel, kind.reach].join('/')
    const known = kinds.get(key) ?? { kind, results: [] }
    known.results.push(result)
    kinds.set(key, known)
  }
  return [...kinds.values()]
}

function freezeKind(
  database: Database,
  { kind, results }: ReturnType<typeof byKind>[number],
  quarter: string,
  now: Date,
): string[] {
  const newest = findNewestGroupDay(database, programScope(), kind)
  const hadNoneForAYear = newest === null || now.getTime() - Date.parse(newest) >= YEAR_MS
  const candidates = results.map(({ population, ...result }) => ({
    ...result,
    size: population === null ? null : sizeBand(population),
    isGrouped: false,
  }))
  return makeScoreLots(candidates, { hadNoneForAYear }).flatMap(({ size, members }) => {
    const of = { ...kind, size: size ?? ('' as const), quarter }
    const id = scoreGroupName(of)
    const group = { ...of, id, computedOn: limaDate(now), digest: scoreGroupDigest(id, members) }
    const detail = { digest: group.digest, computedOn: group.computedOn }
    const deed = { action: 'score-group.frozen', objectKind: 'score-group', objectId: id, detail }
    return insertScoreGroup(database, group, members, (transaction) => recordDeed(transaction, PROGRAM, deed, now))
      ? [id]
      : []
  })
}

/**
 * Freezes groups of results that were published until the end of the last quarter and stand in no group yet, where there
 * are enough of a kind; the others wait. Of instruments whose entities are not compared nothing is read. Safe to call at
 * any time and as often as one likes.
 * @returns names of the groups that were frozen now.
 */
export async function freezeDueScoreGroups(database: Database, now: Date): Promise<string[]> {
  const [quarter, ...before] = endedQuarters(limaDate(now), WAITS)
  if (quarter === undefined) return []
  const days = [quarterDays(before.at(-1) ?? quarter).from, quarterDays(quarter).to] as const
  return LATEST_INSTRUMENTS.filter(({ slug }) => isCompared(slug)).flatMap((instrument) => {
    const list = instrument.nature === 'staff' ? listUngroupedReleases : listUngroupedReviews
    const results = list(database, programScope(), instrument.slug, days)
    return byKind(results, instrument).flatMap((each) => freezeKind(database, each, quarter, now))
  })
}

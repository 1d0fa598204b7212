import { listAssessments, type Assessment } from '#db/queries/budget.server.ts'
import type { ReleaseRecord } from '#db/queries/releases.server.ts'
import { findGroupBeside } from '#db/queries/score-groups.server.ts'
import { OVERALL, releasedFigures } from '#surveys/disclosure/released-figures.ts'
import { INSTRUMENTS, instrumentByHash } from '#surveys/instruments/index.ts'
import { sizeBand } from '#surveys/model/entity-kind.ts'
import type { Actor } from '#app/door/actor.ts'
import { isCompared } from '#surveys/comparison/which-are-compared.ts'
import type { IntervalRow } from '#app/kit/figures/interval-plot.tsx'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { formatInColumn } from '#app/kit/format.ts'
import { figureRange, figureValue, releaseDecimals } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import { reachOf, reachWords } from '#app/kit/words/scope-words.ts'
import { standingOf, type Standing } from './standing-facts.ts'

function ownRow({ campaignId, releasedOn, release }: ReleaseRecord): IntervalRow {
  const { overall, k } = release
  const title = `Su entidad, ${releasedOn.slice(0, 4)}`
  if (overall.kind === 'suppressed')
    return { id: campaignId, title, mark: null, said: suppressionWords(overall.reason, k), range: '' }
  const decimals = releaseDecimals(release)
  return {
    id: campaignId,
    title,
    mark: overall,
    said: figureValue(overall, decimals),
    range: figureRange(overall, decimals),
  }
}

/**
 * Where an entity stands with a result among those like it, each of which it leaves without a name and without itself.
 * @param before its earlier results that the actor may read, oldest first; only those of the same series are shown.
 * @returns null of an instrument whose entities are not compared.
 */
export function standingOfRelease(
  actor: Actor,
  record: ReleaseRecord,
  before: readonly ReleaseRecord[],
): Standing | null {
  const { release, campaignId, entityId, governmentLevel, scope } = record
  const { slug, hash } = release.instrument
  if (!isCompared(slug)) return null
  const seriesIn = ({ release: each }: ReleaseRecord) =>
    releasedFigures(each, INSTRUMENTS).find(({ measure, cut }) => measure === OVERALL && cut === '')?.series ?? 0
  const series = seriesIn(record)
  const people = release.population ? release.population.women + release.population.men : null
  const beside = findGroupBeside(runtime().database, actor.scope, {
    ...{ entityId, resultId: campaignId, instrumentSlug: slug, series, governmentLevel },
    ...{ reach: reachOf(scope), size: people === null ? null : sizeBand(people) },
  })
  return standingOf({
    own: [...before.filter((each) => seriesIn(each) === series), record].map(ownRow),
    levels: instrumentByHash(hash).scoring.levels,
    ...{ governmentLevel, reach: reachWords(scope), beside },
  })
}

/** What was verified of a year; it has no margin. */
function ratedRow({ id, year, reviewedScores }: Assessment): IntervalRow {
  const title = `Su entidad, ${year}`
  const overall = reviewedScores?.verified.overall
  if (overall?.kind !== 'scored') return { id, title, mark: null, said: 'no se calcula', range: '' }
  const { score } = overall
  return { id, title, mark: { value: score, low: score, high: score }, said: formatInColumn(score, 1), range: '' }
}

/**
 * The same of what the Ministry verified of an institution's own assessment of a year, with the years before it.
 * @returns null where that year is not reviewed, or not the actor's to read.
 */
export async function standingOfReview(actor: Actor, year: number): Promise<Standing | null> {
  const { database } = runtime()
  const all = await listAssessments(database, actor.scope)
  const own = all.find((each) => each.year === year && each.entityId === actor.entity?.id)
  if (own?.status !== 'reviewed' || !isCompared(own.instrumentSlug)) return null
  const { entityId, id, instrumentSlug, instrumentVersion, instrumentHash, governmentLevel } = own
  const years = all
    .filter((each) => each.entityId === entityId && each.instrumentSlug === instrumentSlug)
    .filter((each) => each.status === 'reviewed' && each.instrumentVersion === instrumentVersion && each.year <= year)
    .sort((one, other) => one.year - other.year)
  const kind = { instrumentSlug, series: instrumentVersion, governmentLevel, reach: '' }
  return standingOf({
    own: years.map(ratedRow),
    levels: instrumentByHash(instrumentHash).scoring.levels,
    ...{ governmentLevel, reach: null },
    beside: findGroupBeside(database, actor.scope, { ...kind, entityId, resultId: id, size: null }),
  })
}

import { isDeepStrictEqual } from 'node:util'
import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import type { Figure, Release } from '#surveys/disclosure/release.ts'
import { OVERALL, releasedFigures as figuresOf } from '#surveys/disclosure/released-figures.ts'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import type { Database } from '#db/client.server.ts'
import { prepared } from '#db/prepared-insert.server.ts'
import { newestReleases, releasedFigures, releases } from '#db/schema/index.ts'
import { withinShared, type Scope } from '#db/scope.ts'
import { preparedOnce, type Handle, type Transaction } from '#db/unit-of-work.server.ts'

export type FigureRow = typeof releasedFigures.$inferSelect
type ReleaseRow = typeof releases.$inferSelect
type NewestRow = typeof newestReleases.$inferSelect
type Scores = Pick<
  FigureRow,
  'kind' | 'reason' | 'value' | 'bound' | 'margin' | 'low' | 'high' | 'countKind' | 'n' | 'level' | 'spansCut'
>

const NOTHING = {
  ...{ reason: null, value: null, bound: null, margin: null, low: null, high: null },
  ...{ countKind: null, n: null, level: null, spansCut: null },
}

function scoresOf(figure: Figure): Scores {
  if (figure.kind === 'suppressed') return { ...NOTHING, ...figure }
  const { count, ...scored } = figure
  return { ...NOTHING, ...scored, countKind: count.kind, n: count.n }
}

const FIGURE = releasedFigures

/** What `figureIn` needs of a row. */
export const FIGURE_COLUMNS = sql`${FIGURE.kind} AS kind, ${FIGURE.reason} AS reason, ${FIGURE.value} AS value,
  ${FIGURE.bound} AS bound, ${FIGURE.margin} AS margin, ${FIGURE.low} AS low, ${FIGURE.high} AS high,
  ${FIGURE.countKind} AS countKind, ${FIGURE.n} AS n, ${FIGURE.level} AS level, ${FIGURE.spansCut} AS spansCut`

/** The figure that a row holds, as its release says it; null where the columns are those of no row. */
export function figureIn({ kind, reason, countKind, n, ...row }: Scores): Figure | null {
  if (kind === 'suppressed' && reason !== null) return { kind, reason }
  const { value, bound, margin, low, high, level, spansCut } = row
  const isWhole = value !== null && bound !== null && low !== null && high !== null && level !== null
  if (!isWhole || countKind === null || n === null || spansCut === null) return null
  return { kind: 'scored', value, bound, margin, low, high, count: { kind: countKind, n }, level, spansCut }
}

/** The rows that a release comes to, by the order of their key. Pure. */
export function figureRows({
  campaignId,
  entityId,
  instrumentSlug,
  releasedOn,
  content,
}: Omit<ReleaseRow, 'digest'>): FigureRow[] {
  const release = { campaignId, entityId, instrumentSlug, releasedOn, year: Number(releasedOn.slice(0, 4)) }
  return figuresOf(content, INSTRUMENTS).map(({ figure, ...place }) => ({
    ...{ ...release, instrumentVersion: content.instrument.version, ...place },
    ...scoresOf(figure),
  }))
}

const upsertNewest = preparedOnce(({ $client }) =>
  $client.prepare<[NewestRow]>(
    `INSERT INTO newest_releases (entity_id, instrument_slug, campaign_id, released_on, value, level)
     VALUES (@entityId, @instrumentSlug, @campaignId, @releasedOn, @value, @level)
     ON CONFLICT (instrument_slug, entity_id) DO UPDATE SET
       campaign_id = excluded.campaign_id, released_on = excluded.released_on, value = excluded.value, level = excluded.level
     WHERE excluded.released_on > newest_releases.released_on`,
  ),
)

/** What would stand of a release as the newest of its entity and instrument. */
function newestRow({
  campaignId,
  entityId,
  instrumentSlug,
  releasedOn,
  content,
}: Omit<ReleaseRow, 'digest'>): NewestRow {
  const { value, level } = scoresOf(content.overall)
  return { entityId, instrumentSlug, campaignId, releasedOn, value, level }
}

/**
 * Writes the figures of a release that was stored in the same transaction, and that it is the newest of its entity and
 * instrument where it is.
 */
export function insertFigures(transaction: Transaction, release: Omit<ReleaseRow, 'digest'>): void {
  for (const row of figureRows(release)) prepared(transaction).insert(releasedFigures, row)
  upsertNewest(transaction).run(newestRow(release))
}

/** Figures of one release, by the order of their key. */
export function listFigureRows(handle: Handle, campaignId: string): FigureRow[] {
  const { measure, cut, cell } = releasedFigures
  return handle
    .select()
    .from(releasedFigures)
    .where(eq(releasedFigures.campaignId, campaignId))
    .orderBy(asc(measure), asc(cut), asc(cell))
    .all()
}

/** The scores of everybody in the releases of the scope, by campaign; of the questions and groups nothing is read. */
export function listScoresOfEverybody(
  handle: Handle,
  scope: Scope,
): ReadonlyMap<string, Pick<Release, 'overall' | 'dimensions'>> {
  const rows = handle
    .select({ figure: releasedFigures })
    .from(releases)
    .innerJoin(releasedFigures, and(eq(releasedFigures.campaignId, releases.campaignId), eq(releasedFigures.cut, '')))
    .where(withinShared(scope, releases.entityId, releases.campaignId))
    .all()
  const scores = new Map<string, { overall: Figure; dimensions: { id: string; figure: Figure }[] }>()
  for (const { figure: row } of rows) {
    const figure = figureIn(row)
    if (!figure) continue
    const known = scores.get(row.campaignId) ?? { overall: figure, dimensions: [] }
    scores.set(row.campaignId, known)
    if (row.measure === OVERALL) known.overall = figure
    else known.dimensions.push({ id: row.measure, figure })
  }
  return scores
}

const WITHOUT_FIGURES = sql`NOT EXISTS (SELECT 1 FROM ${releasedFigures} WHERE ${releasedFigures.campaignId} = ${releases.campaignId})`

/** How many releases have no figures: by two indexes, so that a file of years is opened without reading all of them. */
export function countReleasesWithoutFigures(handle: Database | Transaction): number {
  const { instrumentSlug, measure, cut } = releasedFigures
  const overalls = handle
    .select({ overalls: count() })
    .from(releasedFigures)
    .where(and(inArray(instrumentSlug, [...INSTRUMENT_SLUGS]), eq(measure, OVERALL), eq(cut, sql`''`)))
    .get()
  const all = handle.select({ releases: count() }).from(releases).get()
  return (all?.releases ?? 0) - (overalls?.overalls ?? 0)
}

/** Releases of which no figure is stored, at most `limit`; those of a file from before there were any. */
export function listReleasesWithoutFigures(handle: Database | Transaction, limit: number): ReleaseRow[] {
  return handle.select().from(releases).where(WITHOUT_FIGURES).orderBy(asc(releases.campaignId)).limit(limit).all()
}

const placeOf = ({ measure, cut, cell }: FigureRow) => [measure, cut, cell].join(' ')

/** Rows by where they stand, whatever the order in which they were read or made. */
const byPlace = (rows: readonly FigureRow[]) => Object.fromEntries(rows.map((row) => [placeOf(row), { ...row }]))

/**
 * Whether the file holds of a release exactly the figures that it says, and no older one in its place as the newest.
 * @param release as it stands in its table.
 */
export function hasItsFigures(handle: Handle, release: Omit<ReleaseRow, 'digest'>): boolean {
  const { campaignId, entityId, instrumentSlug, releasedOn } = release
  const [stored, computed] = [listFigureRows(handle, campaignId), figureRows(release)]
  if (stored.length !== computed.length || !isDeepStrictEqual(byPlace(stored), byPlace(computed))) return false
  const newest = handle
    .select()
    .from(newestReleases)
    .where(and(eq(newestReleases.entityId, entityId), eq(newestReleases.instrumentSlug, instrumentSlug)))
    .get()
  if (newest?.campaignId === campaignId) return isDeepStrictEqual({ ...newest }, newestRow(release))
  return newest !== undefined && newest.releasedOn > releasedOn
}

import type { CampaignState, DirectoryEntity } from '#db/queries/national.server.ts'
import type { ReleaseRecord } from '#db/queries/releases.server.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Figure } from '#surveys/disclosure/release.ts'

export type EntityState = 'applied' | 'applying' | 'none'

/** One line of the national table; nothing in it is not shown. */
export type EntityRow = {
  readonly id: string
  readonly name: string
  readonly level: DirectoryEntity['governmentLevel']
  readonly region: string | null
  readonly invented: boolean
  readonly state: EntityState
  /** Overall of the newest release, as released. */
  readonly overall: Figure | null
  readonly releasedOn: string | null
  readonly planYear: number | null
}

const APPLYING: ReadonlySet<CampaignState['status']> = new Set(['open', 'population-review'])

type Facts = {
  readonly entities: readonly DirectoryEntity[]
  readonly campaigns: readonly CampaignState[]
  /** Newest first. */
  readonly releases: readonly ReleaseRecord[]
  readonly plans: readonly { readonly entityId: string; readonly year: number }[]
  /** Instrument to show; campaigns and releases of others are left aside. */
  readonly instrument: InstrumentSlug
}

/** A climate of opinion is never compared between entities (DESIGN.md section 5). */
export function isCompared(instrument: InstrumentSlug): boolean {
  return instrument !== 'gender-stereotypes'
}

/** Puts together what is known of each entity. Pure. */
export function entityRows({ entities, campaigns, releases, plans, instrument }: Facts): EntityRow[] {
  const newest = new Map<string, ReleaseRecord>()
  for (const record of releases.filter(({ release }) => release.instrument.slug === instrument)) if (!newest.has(record.entityId)) newest.set(record.entityId, record)
  const applying = new Set(campaigns.filter(({ status, instrumentSlug }) => instrumentSlug === instrument && APPLYING.has(status)).map(({ entityId }) => entityId))
  const planYears = new Map<string, number>()
  for (const { entityId, year } of plans) planYears.set(entityId, Math.max(year, planYears.get(entityId) ?? 0))
  return entities.map(({ id, name, governmentLevel, region, invented }) => {
    const release = newest.get(id)
    return {
      id,
      name,
      level: governmentLevel,
      region,
      invented,
      state: applying.has(id) ? 'applying' : release ? 'applied' : 'none',
      overall: isCompared(instrument) ? (release?.release.overall ?? null) : null,
      releasedOn: release?.releasedOn ?? null,
      planYear: planYears.get(id) ?? null,
    }
  })
}

export const SORTS = ['nombre', 'puntaje', 'fecha'] as const
export type Sort = (typeof SORTS)[number]
export const STATES = ['aplico', 'aplicando', 'plan', 'ninguna'] as const
export type StateFilter = (typeof STATES)[number]

export type Filters = {
  readonly search: string
  readonly level: string
  readonly state: StateFilter | ''
  readonly sort: Sort
  /** Instrument whose results the table shows: one at a time, there is no index over instruments. */
  readonly instrument: InstrumentSlug
}

const collator = new Intl.Collator('es-PE', { sensitivity: 'base' })
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function isInState(row: EntityRow, state: StateFilter | ''): boolean {
  switch (state) {
    case '':
      return true
    case 'aplico':
      return row.releasedOn !== null
    case 'aplicando':
      return row.state === 'applying'
    case 'plan':
      return row.planYear !== null
    case 'ninguna':
      return row.state === 'none'
  }
}

/** A hidden score has no place in the order: those rows come last, by name. */
function shownScore({ overall }: EntityRow): number | null {
  return overall?.kind === 'scored' ? overall.value : null
}

function compare(one: EntityRow, other: EntityRow, sort: Sort): number {
  const byName = collator.compare(one.name, other.name)
  if (sort === 'nombre') return byName
  const [first, second] = sort === 'puntaje' ? [shownScore(one), shownScore(other)] : [one.releasedOn, other.releasedOn]
  if (first === second) return byName
  if (first === null) return 1
  if (second === null) return -1
  return first > second ? -1 : 1
}

/** Rows that the filters leave, in the order asked for; alphabetical (Ñ after N) unless said otherwise. */
export function filteredRows(rows: readonly EntityRow[], { search, level, state, sort }: Filters): EntityRow[] {
  const wanted = plain(search.trim())
  return rows
    .filter((row) => plain(row.name).includes(wanted) && (level === '' || row.level === level) && isInState(row, state))
    .sort((one, other) => compare(one, other, sort))
}

export const GOVERNMENT_LEVELS = [
  'ministry',
  'national-entity',
  'autonomous-body',
  'regional-government',
  'local-government',
] as const
export type GovernmentLevel = (typeof GOVERNMENT_LEVELS)[number]

/**
 * Levels whose entities must have a mechanism for equality and report on it. D.S. 005-2017-MIMP, article 1: entities of
 * the national and the regional governments; municipalities may. Whether it binds bodies to which the Constitution gives
 * autonomy was not verified: they are offered what it asks, as no duty.
 */
export const WITH_MECHANISM = ['ministry', 'national-entity', 'regional-government'] as const

/** What decides which duties bind an entity, and which offices it has. */
export type EntityKind = {
  readonly level: GovernmentLevel
  /** People who work in it, by the newest figure that the Ministry confirmed; `null` where there is none. */
  readonly staff: number | null
}

/** Below this many people an entity has persons for most tasks, not offices. A choice of this project, not of a norm. */
export const SMALL_ENTITY_STAFF = 50

/** Entities that a norm or a text is for; what is not given holds for all. */
export type EntityRange = {
  readonly levels?: readonly GovernmentLevel[]
  /** Only with fewer people than this. An entity of unknown size is not taken for a small one. */
  readonly staffBelow?: number
}

export function isWithin({ level, staff }: EntityKind, { levels, staffBelow }: EntityRange): boolean {
  if (levels !== undefined && !levels.includes(level)) return false
  return staffBelow === undefined || (staff !== null && staff < staffBelow)
}

export function isSmall(entity: EntityKind): boolean {
  return isWithin(entity, { staffBelow: SMALL_ENTITY_STAFF })
}

/** Sizes by which entities are laid beside entities of their kind. A choice of this project, not of a norm. */
export const SIZE_BANDS = ['under-50', '50-199', '200-499', 'from-500', 'unknown'] as const
export type SizeBand = (typeof SIZE_BANDS)[number]

/** First number of people of each band, the largest first. */
export const SIZE_FROM = [
  ['from-500', 500],
  ['200-499', 200],
  ['50-199', SMALL_ENTITY_STAFF],
  ['under-50', 0],
] as const satisfies readonly (readonly [SizeBand, number])[]

/** @param staff people who work in an entity; null where no figure is confirmed, which is no size. */
export function sizeBand(staff: number | null): SizeBand {
  if (staff === null) return 'unknown'
  return SIZE_FROM.find(([, from]) => staff >= from)?.[0] ?? 'unknown'
}

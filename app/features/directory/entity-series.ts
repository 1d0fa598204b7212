import type { HistoryRow } from '#db/queries/directory.server.ts'
import type { EntityStatus } from '#db/schema/entities.ts'

/** Another entity in which a series goes on, or from which it comes, and the ISO date from which that counts. */
export type SeriesLink = { readonly entityId: string; readonly on: string }

/**
 * From when to when what an entity recorded is one series, and the series that it hangs together with. Nothing of one is
 * ever counted in another: a merged entity keeps what it recorded, and what takes its place begins anew.
 */
export type EntitySeries = {
  /** Where it was split off; null where it did not come from another. */
  readonly cameFrom: SeriesLink | null
  /** Why and when it ended; null while it goes on. `into`: the entities in which it goes on. */
  readonly ended: {
    readonly how: Exclude<EntityStatus, 'active'>
    readonly on: string
    readonly into: readonly string[]
  } | null
  /** Entities that went into it, and those that left it while it went on. */
  readonly tookIn: readonly SeriesLink[]
  readonly gaveOff: readonly SeriesLink[]
}

type Line = Pick<HistoryRow, 'change' | 'before' | 'after' | 'effectiveOn'>
type Placed = {
  readonly status: EntityStatus
  readonly mergedIntoId: string | null
  readonly splitFromId: string | null
}

/** What became of it last (where that went into a third since, that is told on its own page), so that a mistake that was taken back is no end. */
function endOf({ status, mergedIntoId }: Placed, lines: readonly Line[]): EntitySeries['ended'] {
  if (status === 'active') return null
  const last = lines.findLast(({ change }) => change === status)
  const into = status === 'closed' ? null : (last?.after ?? mergedIntoId)
  return { how: status, on: last?.effectiveOn ?? '', into: into === null || into === '' ? [] : [into] }
}

/** @param lines of its history, oldest first. */
export function seriesOf(entity: Placed, lines: readonly Line[]): EntitySeries {
  const ended = endOf(entity, lines)
  const links = (kind: Line['change']) =>
    lines
      .filter(({ change }) => change === kind)
      .map(({ after, effectiveOn }) => ({ entityId: after, on: effectiveOn }))
  const began = lines.find(({ change, before }) => change === 'added' && before !== '')
  return {
    cameFrom: began ? { entityId: began.before, on: began.effectiveOn } : null,
    ended,
    tookIn: links('absorbed'),
    gaveOff: links('split').filter(({ entityId }) => !(ended?.into ?? []).includes(entityId)),
  }
}

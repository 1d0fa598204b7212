import { sha256 } from '#surveys/model/canonical-json.ts'
import type { GroupedResult } from './score-group.ts'

/** SHA-256 (hex) of a group of results, whatever the order in which its members are read. */
export function scoreGroupDigest(id: string, members: readonly GroupedResult[]): string {
  const byResult = [...members].sort((one, other) => (one.result < other.result ? -1 : 1))
  return sha256({
    id,
    members: byResult.map(({ entity, result, value, answers }) => ({ entity, result, value, answers })),
  })
}

/** Name of a group, by which the audit log knows it: all of what it is of. */
export function scoreGroupName(of: {
  readonly instrumentSlug: string
  readonly series: number
  readonly governmentLevel: string
  readonly reach: string
  readonly size: string
  readonly quarter: string
}): string {
  return [of.instrumentSlug, of.series, of.governmentLevel, of.reach, of.size, of.quarter].join('/')
}

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

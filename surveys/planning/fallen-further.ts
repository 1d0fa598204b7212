import type { LevelCuts } from '#surveys/model/instrument.ts'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { levelRank, maturityLevel } from '#surveys/scoring/levels.ts'
import { bindsSurely } from './duties.ts'
import type { ProposalReason } from './proposal.ts'

type Known = { readonly cuts: LevelCuts; readonly slug: string }
const KNOWN: ReadonlyMap<string, Known> = new Map(
  INSTRUMENTS.map(({ hash, slug, scoring }) => [hash, { slug, cuts: scoring.levels }]),
)

/** A score that a reason tells: of what, and below which it has fallen further than chance moves it. */
type Score = { readonly of: string; readonly value: number; readonly floor: number }

/**
 * Of a figure with an interval: below its lower end, for a fall inside it may be chance alone, and a level that is lost by
 * a tenth of a point too. Of a score without one: below the level in which it lay.
 */
function scoreIn(reason: ProposalReason): Score | null {
  const known = KNOWN.get(reason.instrumentHash)
  if (!known) return null
  const { slug, cuts } = known
  const floorOf = (value: number) => cuts[levelRank(maturityLevel(value, cuts)) - 1] ?? 0
  const without = (of: string, value: number): Score => ({ of: `${slug} ${of}`, value, floor: floorOf(value) })
  switch (reason.kind) {
    case 'dimension':
      return {
        of: `${slug} dimension ${reason.trigger.dimension}`,
        value: reason.figure.value,
        floor: reason.figure.low,
      }
    case 'item':
      return without(`item ${reason.item}`, reason.mean)
    case 'rated-dimension':
      return without(`dimension ${reason.trigger.dimension}`, reason.score)
    case 'rated-item':
      return { of: `${slug} item ${reason.item}`, value: reason.level, floor: reason.level }
    default:
      return null
  }
}

/**
 * Whether what asks for an action now is worse than what asked for it when it was rejected: a score fell below where it
 * surely lay, a sign of danger was not there before, or a norm obliges now. What may have happened to people, and what
 * was found of it, never bring an action back: a rejection would tell of them.
 * @param before reasons that the rejected action had.
 */
export function fellFurther(before: readonly ProposalReason[], now: readonly ProposalReason[]): boolean {
  const floors = new Map<string, number>()
  for (const { of, floor } of before.flatMap((reason) => scoreIn(reason) ?? []))
    floors.set(of, Math.min(floor, floors.get(of) ?? floor))
  const hadKind = (kind: ProposalReason['kind']) => before.some((reason) => reason.kind === kind)
  return now.some((reason) => {
    if (reason.kind === 'warning') return !hadKind('warning')
    if (reason.kind === 'duty') return bindsSurely(reason) && !before.some(bindsSurely)
    const score = scoreIn(reason)
    const floor = score && floors.get(score.of)
    return score !== null && floor !== null && floor !== undefined && score.value < floor
  })
}

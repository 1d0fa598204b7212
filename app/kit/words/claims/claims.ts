import { figureSentence } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import type { Decimals } from '#app/kit/format.ts'
import type { NormDifference } from '#surveys/disclosure/norm-verdict.ts'
import type { Change } from '#surveys/disclosure/over-time.ts'
import type { ReleasedDimension } from '#surveys/disclosure/pool/item-analysis.ts'
import type { Verdict } from '#surveys/disclosure/verdict.ts'
import type { Figure, Gap, ItemDistribution, Release } from '#surveys/disclosure/release.ts'
import type { Effect } from '#surveys/planning/effect.ts'
import {
  changesWords,
  changeWords,
  gapsWords,
  gapWords,
  normsWords,
  normWords,
  type Compared,
} from './difference-claims.ts'
import { effectWords } from './effect-claims.ts'
import {
  alphaWords,
  evennessWords,
  extremesWords,
  formerlyLowestWords,
  itemEndWords,
  leftOutWords,
  participationBandWords,
  participationWords,
  unknownRuleWords,
  type ItemEnd,
  type ItemScale,
  type NamedExtremes,
} from './level-claims.ts'
import {
  calledChangeWords,
  dimensionEndWords,
  gapCountWords,
  summaryWords,
  verdictName,
  type CalledGap,
} from './summary-claims.ts'

type Of<Kind extends string, Facts> = { readonly kind: Kind } & Readonly<Facts>

/** What a page, a workbook or a paper says of released figures. A new sentence is a new case here, with its row in the test. */
export type Claim =
  | Of<'headline', { subject: string; figure: Figure; k: number; decimals: Decimals }>
  | Of<'summary', { figure: Figure; k: number; decimals: Decimals; widest: CalledGap | null }>
  | Of<'gap-count', { called: number; compared: number }>
  | Of<'gap-verdict', { verdict: Verdict }>
  | Of<'called-change', { change: Change; decimals: Decimals }>
  | Of<
      'dimension-end',
      { title: string; value: number; decimals: Decimals; side: 'highest' | 'lowest'; alone: boolean }
    >
  | Of<'extremes', NamedExtremes>
  | Of<'gap', { gap: Gap; k: number; decimals?: Decimals }>
  | Of<'gaps', { compared: readonly Compared[] }>
  | Of<'change', { change: Change; decimals?: Decimals }>
  | Of<'changes', { compared: readonly Compared[]; since?: string }>
  | Of<'formerly-lowest', { title: string; change: number; others: number; decimals: Decimals }>
  | Of<'participation', { n: number; people: number | null; percent: number | null }>
  | Of<'participation-band', { percent: number | null; k: number }>
  | Of<'evenness', { found: Release['representativeness']; k: number }>
  | Of<'effect', { effect: Effect }>
  | Of<'norm', { found: NormDifference }>
  | Of<'norms', { found: readonly NormDifference[] }>
  | Of<'item-end', ItemEnd>
  | Of<'left-out', { leftOut: Extract<ItemDistribution, { kind: 'shown' }>['leftOut']; scale: ItemScale; k: number }>
  | Of<'alpha', { found: ReleasedDimension | null }>
  | Of<'unknown-finding', object>
  | Of<'unknown-rule', { opinions: number; knowledge: number }>

/** The one sentence of a claim; empty where there is nothing to say. */
export function claimSentence(claim: Claim): string {
  switch (claim.kind) {
    case 'headline':
      return claim.figure.kind === 'scored'
        ? `${claim.subject} ${figureSentence(claim.figure, claim.k, claim.decimals)}`
        : figureSentence(claim.figure, claim.k)
    case 'summary':
      return summaryWords(claim)
    case 'gap-count':
      return gapCountWords(claim)
    case 'gap-verdict':
      return verdictName(claim.verdict)
    case 'called-change':
      return calledChangeWords(claim.change, claim.decimals)
    case 'dimension-end':
      return dimensionEndWords(claim)
    case 'extremes':
      return extremesWords(claim)
    case 'gap':
      return gapWords(claim.gap, claim.k, claim.decimals)
    case 'gaps':
      return gapsWords(claim.compared)
    case 'change':
      return changeWords(claim.change, claim.decimals)
    case 'changes':
      return changesWords(claim.compared, claim.since)
    case 'formerly-lowest':
      return formerlyLowestWords(claim)
    case 'participation':
      return participationWords(claim)
    case 'participation-band':
      return participationBandWords(claim)
    case 'evenness': {
      const { title, says, reasons } = evennessWords(claim.found, claim.k)
      return [title, says, ...reasons].filter(Boolean).join(' ')
    }
    case 'effect':
      return effectWords(claim.effect)
    case 'norm':
      return normWords(claim.found)
    case 'norms':
      return normsWords(claim.found)
    case 'item-end':
      return itemEndWords(claim)
    case 'left-out':
      return leftOutWords(claim.leftOut, claim.scale, claim.k)
    case 'alpha':
      return alphaWords(claim.found)
    case 'unknown-finding':
      return 'Más del 30% responde que no sabe: conviene informar al personal sobre este tema.'
    case 'unknown-rule':
      return unknownRuleWords(claim)
  }
}

/**
 * How many answered, out of whom, as a release says it; or why it is not shown.
 * @param withPercent false where the percent stands beside it.
 */
export function participationSentence(
  { participation, population, k }: Pick<Release, 'participation' | 'population' | 'k'>,
  { withPercent = true } = {},
): string {
  if (participation.kind === 'suppressed') return suppressionWords(participation.reason, k)
  return claimSentence({
    kind: 'participation',
    n: participation.n,
    people: population && population.women + population.men,
    percent: withPercent ? participation.percentOfPopulation : null,
  })
}

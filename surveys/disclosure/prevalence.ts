import type { PrevalenceSpec } from '#surveys/model/instrument.ts'
import type { PrevalenceCounts } from '#surveys/scoring/prevalence.ts'
import type { Population } from '#surveys/scoring/report.ts'
import { shownCount } from './count.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { TOO_FEW } from './figure.ts'
import { releasedChain } from './prevalence-chain.ts'
import { releasedFamilies } from './prevalence-families.ts'
import { isOpen, shareOf } from './prevalence-share.ts'
import type { ReleasedPrevalence } from './release.ts'

/** Answers that a share of what happened to people needs. */
export const PREVALENCE_FROM = 20
/** Answers that each sex needs. */
export const SEX_FROM = 30

type Terms = { readonly k: number; readonly population: Population | null }
type ReleasedSexes = Extract<ReleasedPrevalence, { kind: 'shown' }>['sexes']

/** Both sexes or neither: one of them with the total would give the other, and both with the total the rest. */
function releasedSexes({ any, sexes }: PrevalenceCounts, { k, population }: Terms, defences: Defences): ReleasedSexes {
  const women = sexes['mujer'] ?? { answered: 0, happened: 0 }
  const men = sexes['hombre'] ?? { answered: 0, happened: 0 }
  const rest = {
    answered: any.answered - women.answered - men.answered,
    happened: any.happened - women.happened - men.happened,
  }
  const show = () => ({
    women: shareOf(women, women.answered, population?.women ?? null, defences),
    men: shareOf(men, men.answered, population?.men ?? null, defences),
  })
  if (!defences['sexes-both-or-none']) return show()
  const enough = [women, men].every((sex) => sex.answered >= Math.max(SEX_FROM, k) && isOpen(sex))
  if (!enough || !(rest.answered === 0 || (rest.answered >= k && isOpen(rest)))) return 'none'
  return show()
}

/**
 * What may be said of what happened to people in one entity. Nothing under twenty answers; nobody to four people are
 * one class, and so are all but nobody to four; families, sexes and what followed only as far as the numbers together
 * leave open whether a hidden group is empty (`docs/decisions/016`).
 * @param participants people with a scored dimension: the part may be skipped, so fewer answered it.
 */
export function releasedPrevalence(
  spec: PrevalenceSpec,
  counts: PrevalenceCounts,
  participants: number,
  terms: Terms,
  defences: Defences = ALL_DEFENCES,
): ReleasedPrevalence {
  const from = Math.max(PREVALENCE_FROM, terms.k)
  const { any, witnessed } = counts
  if (any.answered < from) return TOO_FEW
  const population = terms.population ? terms.population.women + terms.population.men : null
  const count = shownCount(any.answered, Math.max(participants, any.answered), terms.k, defences)
  return {
    kind: 'shown',
    count,
    any: shareOf(any, count.n, population, defences),
    families: releasedFamilies(spec, counts, count.n, population, defences),
    witnessed: witnessed.answered < from ? TOO_FEW : shareOf(witnessed, witnessed.answered, population, defences),
    sexes: releasedSexes(counts, terms, defences),
    chain: releasedChain(spec, counts, terms.k, defences),
  }
}

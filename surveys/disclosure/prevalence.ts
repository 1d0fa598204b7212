import type { ChainQuestion, PrevalenceSpec } from '#surveys/model/instrument.ts'
import type { Occurrence, PrevalenceCounts } from '#surveys/scoring/prevalence.ts'
import type { Population } from '#surveys/scoring/report.ts'
import { wilsonInterval } from '#surveys/scoring/wilson.ts'
import { shownCount } from './count.ts'
import { PROTECTS_ANOTHER, TOO_FEW } from './figure.ts'
import type { PrevalenceShare, ReleasedChain, ReleasedPrevalence } from './release.ts'
import { wholePercent } from './rounding.ts'

/** Answers that a share of what happened to people needs. */
export const PREVALENCE_FROM = 20
/** Answers that each sex needs. */
export const SEX_FROM = 30
/** Answers that a question about what followed needs. */
export const CHAIN_FROM = 10
/** Fewer people than this are never told apart from nobody. */
export const SMALLEST = 5

type Terms = { readonly k: number; readonly population: Population | null }

const isOpen = ({ answered, happened }: Occurrence) => happened >= SMALLEST && answered - happened >= SMALLEST

function shareOf({ answered, happened }: Occurrence, population: number | null): PrevalenceShare {
  if (happened < SMALLEST) return { kind: 'fewer-than-five' }
  if (answered - happened < SMALLEST) return { kind: 'all-but-fewer-than-five' }
  const interval = wilsonInterval(happened, answered, population)
  return {
    kind: 'share',
    percent: wholePercent(happened, answered),
    interval: interval && { low: Math.floor(100 * interval.low), high: Math.ceil(100 * interval.high) },
  }
}

/** People to whom something of any of these families happened. */
function unionOf(families: ReadonlySet<string>, combinations: PrevalenceCounts['combinations']): number {
  return Object.entries(combinations).reduce((sum, [key, people]) => (key.split('+').some((id) => families.has(id)) ? sum + people : sum), 0)
}

/**
 * Families that are hidden: those of fewer than five people and, while fewer than five people stand behind all
 * hidden ones together, the next smallest. Otherwise total minus shown families would tell that somebody is there.
 */
function hiddenFamilies(spec: PrevalenceSpec, { families, combinations }: PrevalenceCounts, from: number): ReadonlySet<string> {
  const all = spec.families
    .map(({ id }) => ({ id, occurrence: families[id] ?? { answered: 0, happened: 0 } }))
    .sort((one, other) => one.occurrence.happened - other.occurrence.happened)
  const hidden = new Set(all.filter(({ occurrence }) => occurrence.answered < from || !isOpen(occurrence)).map(({ id }) => id))
  for (const { id } of all) {
    if (hidden.size === 0 || unionOf(hidden, combinations) >= SMALLEST) break
    hidden.add(id)
  }
  return hidden
}

function releasedFamilies(spec: PrevalenceSpec, counts: PrevalenceCounts, from: number, population: number | null) {
  const hidden = hiddenFamilies(spec, counts, from)
  return spec.families.map(({ id }) => {
    const occurrence = counts.families[id] ?? { answered: 0, happened: 0 }
    if (occurrence.answered < from) return { id, share: TOO_FEW }
    return { id, share: hidden.has(id) && isOpen(occurrence) ? PROTECTS_ANOTHER : shareOf(occurrence, population) }
  })
}

type ReleasedSexes = Extract<ReleasedPrevalence, { kind: 'shown' }>['sexes']

/** Both sexes or neither: one of them with the total would give the other, and both with the total the rest. */
function releasedSexes({ any, sexes }: PrevalenceCounts, { k, population }: Terms): ReleasedSexes {
  const women = sexes['mujer'] ?? { answered: 0, happened: 0 }
  const men = sexes['hombre'] ?? { answered: 0, happened: 0 }
  const rest = { answered: any.answered - women.answered - men.answered, happened: any.happened - women.happened - men.happened }
  const enough = [women, men].every((sex) => sex.answered >= Math.max(SEX_FROM, k) && isOpen(sex))
  if (!enough || !(rest.answered === 0 || (rest.answered >= k && isOpen(rest)))) return 'none'
  return { women: shareOf(women, population?.women ?? null), men: shareOf(men, population?.men ?? null) }
}

/**
 * Classes of a question with one answer: those of fewer than five people are hidden and, while the hidden ones
 * together are fewer than five, the next smallest too; nothing is shown when that leaves none.
 */
function releasedChain({ id, classes }: ChainQuestion, counts: Readonly<Record<string, number>>, k: number): ReleasedChain {
  const people = classes.map((each) => ({ id: each.id, count: counts[each.id] ?? 0 }))
  const n = people.reduce((sum, { count }) => sum + count, 0)
  if (n < Math.max(CHAIN_FROM, k)) return { id, classes: 'none' }
  const rising = [...people].sort((one, other) => one.count - other.count)
  const hidden = new Set(rising.filter(({ count }) => count < SMALLEST).map((each) => each.id))
  const behind = () => people.filter((each) => hidden.has(each.id)).reduce((sum, { count }) => sum + count, 0)
  for (const each of rising) {
    if (hidden.size === 0 || (hidden.size > 1 && behind() >= SMALLEST)) break
    hidden.add(each.id)
  }
  if (hidden.size === people.length) return { id, classes: 'none' }
  return { id, classes: people.map((each) => ({ id: each.id, percent: hidden.has(each.id) ? null : wholePercent(each.count, n) })) }
}

/**
 * What may be said of what happened to people in one entity. Nothing under twenty answers; nobody to four people are
 * one class; types, sexes and what followed only as far as no difference between shown numbers reaches fewer than
 * five people.
 * @param participants people with a scored dimension: the part may be skipped, so fewer answered it.
 */
export function releasedPrevalence(spec: PrevalenceSpec, counts: PrevalenceCounts, participants: number, terms: Terms): ReleasedPrevalence {
  const from = Math.max(PREVALENCE_FROM, terms.k)
  const { any, witnessed } = counts
  if (any.answered < from) return TOO_FEW
  const population = terms.population ? terms.population.women + terms.population.men : null
  return {
    kind: 'shown',
    count: shownCount(any.answered, Math.max(participants, any.answered), terms.k),
    any: shareOf(any, population),
    families: releasedFamilies(spec, counts, from, population),
    witnessed: witnessed.answered < from ? TOO_FEW : shareOf(witnessed, population),
    sexes: releasedSexes(counts, terms),
    chain: spec.chain.map((question) => releasedChain(question, counts.chain[question.id] ?? {}, terms.k)),
  }
}

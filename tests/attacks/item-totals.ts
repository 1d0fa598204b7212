import { seededRandom, type Random } from '#scripts/demo/random.ts'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import type { Pooled } from '#surveys/disclosure/pool/gate.ts'
import { releasedItemAnalysis, type ReleasedItemAnalysis } from '#surveys/disclosure/pool/item-analysis.ts'
import { makeItemLot, totalsWith, type LotMember } from '#surveys/disclosure/pool/item-lot.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import { createCrossProducts, type ItemTotals } from '#surveys/scoring/item-totals.ts'
import { Findings, type Attack } from './attack.ts'
import { entityOf, instrument, madePeople, readRelease, type MadeEntity } from './entities.ts'
import { SCORE, width, within, type Interval } from './interval.ts'

const ITEMS = instrument.scoring.dimensions.flatMap(({ items }) => items)
const check = compileCheck(instrument.survey)

/** An entity whose people use every choice: its release shows every question, choice by choice. */
function evenEntity(number: number): MadeEntity {
  const random = seededRandom(6100 + number)
  const people = Array.from({ length: random.between(44, 58) }, () => ({
    answers: Object.fromEntries(ITEMS.map(({ id }) => [id, String(random.between(1, 5))])),
  }))
  return entityOf(people)
}

/** Twelve people, or a few more: nothing of their questions is released. */
function smallEntity(number: number): MadeEntity {
  return entityOf(madePeople(9 * number + 1).slice(0, 10 + (number % 9)))
}

type Member = LotMember & { readonly entityMade: MadeEntity }
const known = new Map<string, Member>()

function member(kind: 'even' | 'small', number: number): Member {
  const name = `${kind}-${number}`
  const there = known.get(name)
  if (there) return there
  const made = kind === 'even' ? evenEntity(number) : smallEntity(number)
  const cross = createCrossProducts(instrument)
  for (const { answers } of made.people) {
    const checked = check(answers)
    if (checked.ok) cross.add(checked.answers)
  }
  const totals: ItemTotals = { ...cross.finish(), participants: made.people.length, counts: made.aggregate.items }
  const release = readRelease(made, ALL_DEFENCES)
  const built = { campaign: name, entity: name, release, responses: made.people.length, totals, entityMade: made }
  known.set(name, built)
  return built
}

/** Entities that closed in a quarter: enough of the even ones, and one to six small ones. */
function quarterOf(random: Random): Member[] {
  const even = Array.from({ length: random.between(5, 7) }, () => random.between(0, 24))
  const small = Array.from({ length: random.between(1, 6) }, () => random.between(0, 24))
  return [...new Set(even)].map((n) => member('even', n)).concat([...new Set(small)].map((n) => member('small', n)))
}

/** Mean of a question as a release shows it. */
function shownMean(release: Release, id: string): Interval | null {
  const distribution = release.items.find((item) => item.id === id)?.distribution
  if (distribution?.kind !== 'shown' || distribution.mean.precision !== 'exact') return null
  return { low: distribution.mean.value - 0.05, high: distribution.mean.value + 0.05 }
}

/** A question over the country, less what the releases of the others show of it. */
function leftOf(analysis: ReleasedItemAnalysis, id: string, members: readonly Member[]): Interval | null {
  const found = analysis.items.find((item) => item.id === id)
  const mean = found?.mean ?? null
  const casesFrom = analysis.dimensions.find((dimension) => dimension.id === found?.dimension)?.casesFrom ?? 0
  const hidden = members.filter(({ release }) => shownMean(release, id) === null)
  if (mean === null || hidden.length === 0 || hidden.length >= 5) return null
  const shown = members.flatMap(({ release, responses }) => {
    const each = shownMean(release, id)
    return each ? [{ each, responses }] : []
  })
  const known = shown.reduce((sum, { responses }) => sum + responses, 0)
  let narrowed: Interval = { low: 100, high: 0 }
  for (let cases = casesFrom; cases < casesFrom + 5; cases += 1) {
    const few = cases - known
    if (few < 1) continue
    const sum = (side: 'low' | 'high') => shown.reduce((all, { each, responses }) => all + responses * each[side], 0)
    const left = within(SCORE, {
      low: (cases * (mean - 0.05) - sum('high')) / few,
      high: (cases * (mean + 0.05) - sum('low')) / few,
    })
    if (width(left) >= 0) narrowed = { low: Math.min(narrowed.low, left.low), high: Math.max(narrowed.high, left.high) }
  }
  return width(narrowed) >= 0 ? narrowed : null
}

/** National totals minus the releases: questions of one to four entities whose own releases do not show them. */
function totalsMinusReleases(size: number, defences: Defences) {
  const findings = new Findings()
  for (let number = 0; number < size; number += 1) {
    const members = quarterOf(seededRandom(6500 + number))
    const lot = makeItemLot(instrument, members, defences)
    if (!lot) {
      findings.add([])
      continue
    }
    const inside = members.filter(({ campaign }) => lot.campaigns.includes(campaign))
    const counted = { campaigns: inside.length, entities: inside.length }
    const analysis = releasedItemAnalysis(instrument, totalsWith(null, lot), counted)
    const read = analysis ? (JSON.parse(JSON.stringify(analysis)) as Pooled<ReleasedItemAnalysis>) : null
    const found = ITEMS.filter(({ id }) => {
      const left = read && leftOf(read, id, inside)
      return left !== null && width(left) < 20
    }).length
    const hidden = inside.filter(({ release }) => release.items.length === 0)
    findings.add(
      found > 0
        ? [`${hidden.length} small among ${inside.length}: means of ${found} of ${ITEMS.length} questions`]
        : [],
    )
  }
  return findings.finish()
}

export const ITEM_TOTALS_ATTACK: Attack = {
  id: 'totals-minus-releases',
  title:
    'Restar de los totales nacionales de las preguntas lo que muestra cada entidad, para saber el de una que no las muestra',
  against: ['lot-hides-few'],
  run: totalsMinusReleases,
}

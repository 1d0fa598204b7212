import type { BulkResponse } from '#db/seed/bulk.ts'
import type { Instrument, ScoredItem } from '#surveys/model/instrument.ts'
import type { Random } from './random.ts'

/** How the staff of an entity tend to answer; all shifts in steps of the five-point scale. */
export type Climate = {
  /** Usual answer, 1 (least favourable) to 5. */
  readonly level: number
  readonly dimensions: Readonly<Record<string, number>>
  /** How much lower women answer, by dimension. */
  readonly womenLower: Readonly<Record<string, number>>
  /** Spread between people; near 0 = nearly everybody answers alike. */
  readonly spread: number
}

const ITEM_SPREAD = 0.75
const UNKNOWN_SHARE = 0.05
const SKIPPED_SHARE = 0.02

/** The choice whose points are nearest to where the person stands, on whatever scale the item has. */
function choiceFor(item: Pick<ScoredItem, 'points' | 'keyed'>, favourability: number, random: Random): string {
  if (!('5' in item.points)) {
    const right = random.next() < (favourability - 0.5) / 5
    return (
      Object.entries(item.points).find(([choice, points]) => choice !== 'ns' && points === (right ? 1 : 0))?.[0] ?? ''
    )
  }
  const step = Math.min(5, Math.max(1, Math.round(favourability)))
  return String(item.keyed === 'reverse' ? 6 - step : step)
}

function outsideScale(item: ScoredItem, random: Random, unknownMore: boolean): string | null | undefined {
  const draw = random.next()
  if (draw < SKIPPED_SHARE) return null
  const declines = 'ns' in item.points ? 'ns' : 'pnr'
  if (draw < SKIPPED_SHARE + (unknownMore ? 0.38 : UNKNOWN_SHARE)) return declines
  if (item.notApplicable.length > 0 && draw > 0.93) return 'na'
  return undefined
}

function answersOf(instrument: Instrument, climate: Climate, woman: boolean, random: Random): Record<string, string> {
  const person = random.normal() * climate.spread
  const answers: Record<string, string> = {}
  for (const { id, items } of instrument.scoring.dimensions) {
    const mine = person + random.normal() * climate.spread * 0.5
    const lower = woman ? (climate.womenLower[id] ?? 0) : 0
    items.forEach((item, place) => {
      const outside = outsideScale(item, random, item.id === 'lid-03')
      if (outside === null) return
      const favourability =
        climate.level +
        (climate.dimensions[id] ?? 0) -
        lower +
        mine +
        (place - 2) * 0.12 +
        random.normal() * ITEM_SPREAD * Math.min(1, climate.spread * 2)
      answers[item.id] = outside ?? choiceFor(item, favourability, random)
    })
  }
  // People think that others are less egalitarian than they are themselves.
  for (const item of instrument.scoring.unscored) {
    if (item.kind === 'perceived-norm')
      answers[item.id] = choiceFor(item, climate.level - 0.9 + random.normal() * 0.8, random)
  }
  return answers
}

/** What an invented person tells of the last twelve months; most have nothing to tell, and some skip the part. */
function experienceOf(instrument: Instrument, woman: boolean, random: Random): Record<string, string> | null {
  const spec = instrument.scoring.prevalence
  if (!spec || random.next() < 0.12) return null
  const suffered = random.next() < (woman ? 0.24 : 0.09)
  const items = spec.families.flatMap((family) => family.items)
  const answers = Object.fromEntries(items.map((id) => [id, 'no']))
  answers[spec.witnessed.id] = random.next() < 0.3 ? 'si' : 'no'
  if (!suffered) return answers
  for (const id of items.slice(0, 9)) if (random.next() < 0.22) answers[id] = random.next() < 0.6 ? 'una' : 'varias'
  answers[items[random.between(0, 5)] ?? ''] = 'varias'
  const reported = random.next() < 0.15
  for (const { id, classes } of spec.chain) {
    const choice = classes[random.between(0, classes.length - 1)]?.choices[0]
    const concerns = id === 'cha-report' ? (reported ? 'si' : 'no') : choice
    const asked =
      id === 'cha-why'
        ? !reported
        : /^cha-(health|protection|rights|reprisal)$/.test(id)
          ? reported
          : id !== 'wit-02' || answers[spec.witnessed.id] === 'si'
    if (asked && concerns) answers[id] = concerns
  }
  return answers
}

/** Responses of so many women and men; a few of them give no sex or another. */
export function madeResponses(
  instrument: Instrument,
  climate: Climate,
  people: { women: number; men: number },
  random: Random,
): BulkResponse[] {
  return Array.from({ length: people.women + people.men }, (_, index): BulkResponse => {
    const woman = index < people.women
    const draw = random.next()
    const sex = draw < 0.02 ? null : draw < 0.035 ? 'pnr' : draw < 0.04 ? 'otra' : woman ? 'mujer' : 'hombre'
    return {
      answers: answersOf(instrument, climate, woman, random),
      sex,
      extraSegment: null,
      experience: experienceOf(instrument, woman, random),
    }
  })
}

import { compileCheck } from '#surveys/answers/compile-check.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'
import { scorePerson } from './score-person.ts'

/** Scores (0-100, both included) within which somebody who agrees with everything must end. */
export const MIDDLE = { lowest: 40, highest: 60 } as const

/** Choices that say yes, whatever is asked. An instrument's scale ends in `5`, and `4` is agreement without emphasis. */
const YES = ['si', 'verdadero']
const READINGS = {
  'totalmente de acuerdo con todo': [...YES, '5'],
  'de acuerdo con todo': [...YES, '4'],
} as const

export type Acquiescence = {
  readonly reading: keyof typeof READINGS
  /** 0-100; null where too few questions can be agreed with. */
  readonly overall: number | null
  readonly dimensions: Readonly<Record<string, number | null>>
}

const rounding = 1e-9

function scoreOf(score: { readonly kind: string; readonly score?: number } | undefined): number | null {
  return score?.kind === 'scored' && score.score !== undefined ? score.score : null
}

/**
 * What an instrument gives to somebody who says yes, true and *de acuerdo* to everything, without reading. A question
 * that nobody can agree with (one office among several) is left blank.
 */
export function acquiescence(instrument: Instrument): Acquiescence[] {
  const check = compileCheck(instrument.survey)
  const asked = placedQuestions(instrument.survey).map(({ question }) => question)
  return (Object.keys(READINGS) as (keyof typeof READINGS)[]).map((reading) => {
    const given = asked.flatMap(({ name, choices }) => {
      const yes = choices.find(({ value }) => READINGS[reading].some((each) => each === value))
      return yes ? [[name, yes.value] as const] : []
    })
    const checked = check(Object.fromEntries(given))
    if (!checked.ok) throw new RangeError(`${instrument.slug}: ${JSON.stringify(checked.reasons)}`)
    const { overall, dimensions } = scorePerson(instrument, checked.answers, checked.visible)
    return {
      reading,
      overall: scoreOf(overall),
      dimensions: Object.fromEntries(Object.entries(dimensions).map(([id, score]) => [id, scoreOf(score)])),
    }
  })
}

/**
 * Where a questionnaire for staff pays for agreeing, or makes it cost: one Spanish sentence for each dimension, and for
 * the whole, whose score leaves the middle. An institutional instrument is not judged so: there a higher level is better
 * in every question on purpose, and it counts only as far as documents prove it and somebody else verified them.
 */
export function acquiescenceProblems(instrument: Instrument): string[] {
  if (instrument.nature !== 'staff') return []
  return acquiescence(instrument).flatMap(({ reading, overall, dimensions }) =>
    Object.entries({ 'el total': overall, ...dimensions })
      .filter(([, score]) => score === null || score < MIDDLE.lowest - rounding || score > MIDDLE.highest + rounding)
      .map(
        ([where, score]) =>
          `${reading}: ${where} da ${score === null ? 'ningún puntaje' : Math.round(score)}; debe quedar entre ${MIDDLE.lowest} y ${MIDDLE.highest}`,
      ),
  )
}

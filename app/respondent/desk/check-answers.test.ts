import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RespondentCampaign } from '#app/respondent/contract.ts'
import { LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'
import { checkAnswers } from './check-answers.ts'
import { compileWriting } from './write-in-order.ts'

const campaignOf = (instrument: Instrument, extraSegment: string | null) =>
  ({ instrument, extraSegment }) as RespondentCampaign

const segmentsOf = ({ segments }: Instrument) => new Set(segments.map(({ id }) => id))

/** Fields as a browser sends them, in the order of the questions; now and then one that is no field or no choice. */
const fieldsOf = (instrument: Instrument) =>
  fc
    .tuple(
      ...placedQuestions(instrument.survey).map(({ question: { name, choices } }) =>
        fc.option(
          fc.tuple(
            fc.oneof({ weight: 400, arbitrary: fc.constant(name) }, { weight: 1, arbitrary: fc.constant('otra') }),
            fc.oneof(
              { weight: 400, arbitrary: fc.constantFrom(...choices.map(({ value }) => value)) },
              { weight: 1, arbitrary: fc.constantFrom('', ' ', 'ninguna', '\n') },
            ),
          ),
        ),
      ),
    )
    .map((fields) => fields.filter((field) => field !== null))

const withExtra = (instrument: Instrument) =>
  fc.constantFrom(null, ...[...segmentsOf(instrument)].filter((id) => id !== 'sex'))

describe.each(LATEST_INSTRUMENTS.map((instrument) => [instrument.slug, instrument] as const))('%s', (_, instrument) => {
  test('a form means the same in whatever order its fields come', () => {
    const sent = fieldsOf(instrument).chain((fields) =>
      fc.tuple(fc.constant(fields), fc.shuffledSubarray(fields, { minLength: fields.length })),
    )
    fc.assert(
      fc.property(sent, withExtra(instrument), fc.boolean(), ([inOrder, mixed], extraSegment, consents) => {
        const check = (fields: typeof inOrder) =>
          checkAnswers(campaignOf(instrument, extraSegment), { formId: '', consents, answers: new Map(fields) })
        const byKind = (checked: ReturnType<typeof check>) =>
          checked.ok ? checked : checked.problems.map((problem) => JSON.stringify(problem)).sort()
        // Of a name that came twice the last one counts: which that is depends on the order.
        fc.pre(new Set(inOrder.map(([name]) => name)).size === inOrder.length)
        expect(byKind(check(inOrder))).toEqual(byKind(check(mixed)))
      }),
    )
  })
})

test('forms without conditions are written as they come, and others never', () => {
  const ways = LATEST_INSTRUMENTS.map((instrument) => {
    const write = compileWriting(instrument.survey, segmentsOf(instrument))
    const answers = new Map(
      placedQuestions(instrument.survey).map(({ question: { name, choices } }) => [name, choices[0]?.value ?? '']),
    )
    for (const segment of segmentsOf(instrument)) if (segment !== 'sex') answers.delete(segment)
    return [instrument.slug, write === null ? null : write(answers, null) !== null]
  })
  expect(Object.fromEntries(ways)).toEqual({
    'organizational-culture': true,
    'gender-stereotypes': true,
    'public-budget': true,
    'sexual-harassment': null,
  })
})

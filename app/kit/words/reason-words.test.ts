import { expect, test } from 'vitest'
import { reasonTexts } from './reason-texts.ts'
import { genderStereotypesV1 } from '#surveys/instruments/gender-stereotypes/v1/instrument.ts'
import { genderStereotypesV2 } from '#surveys/instruments/gender-stereotypes/v2/instrument.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import { sexualHarassmentV1 } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import { reasonWords } from './reason-words.ts'

const texts = reasonTexts([sexualHarassmentV1])
const words = (finding: string, percent: number | null) =>
  reasonWords(
    {
      kind: 'prevalence',
      trigger: { kind: 'prevalence', finding },
      percent,
      gravity: 0,
      instrumentHash: sexualHarassmentV1.hash,
    },
    texts,
  )

test('a share is said of its own base, never of all who answered', () => {
  expect(words('sexist', 12)).toBe('De quienes respondieron, el 12% contó lo siguiente: trato sexista.')
  expect(words('by-authority', 55)).toBe(
    'De quienes contaron que les pasó, el 55% respondió «Una jefatura u otra autoridad» en «Quién lo hizo».',
  )
  expect(words('distrust', 60)).toMatch(/^De quienes no denunciaron, el 60% respondió/)
  expect(words('reprisals', 40)).toMatch(/^De quienes denunciaron, el 40% respondió/)
  expect(words('did-nothing', 60)).toMatch(/^De quienes lo vieron o lo supieron, el 60% respondió/)
})

test('shares near nobody or everybody are said as bounds', () => {
  expect(words('sexist', 0)).toMatch(/^De quienes respondieron, menos de 1% contó/)
  expect(words('sexist', 100)).toMatch(/^De quienes respondieron, más de 99% contó/)
  expect(words('any', null)).toMatch(/casi todas las personas contaron/)
})

test('outside the pages of the entity nothing of the finding is said', () => {
  expect(reasonWords({ kind: 'told' }, texts)).toBe('Por lo que contó el personal; vea los resultados.')
})

test('a reason quotes the question of its own version, whichever other version stands beside it', () => {
  const both = [genderStereotypesV1, genderStereotypesV2]
  const asked = (item: string) =>
    both.map(({ survey }) =>
      spanish(placedQuestions(survey).find(({ question }) => question.name === item)?.question.title ?? ''),
    )
  const said = (item: string) =>
    both.map(({ hash }) =>
      reasonWords(
        {
          kind: 'item',
          trigger: { kind: 'item-below', items: [item], score: 50 },
          item,
          mean: 40,
          instrumentHash: hash,
        },
        reasonTexts(both),
      ),
    )
  for (const item of ['cui-02', 'tra-02']) {
    const [first = '', second = ''] = asked(item)
    expect(first).not.toBe(second)
    expect(said(item)).toEqual([first, second].map((question) => expect.stringContaining(`«${question}»`) as string))
  }
})

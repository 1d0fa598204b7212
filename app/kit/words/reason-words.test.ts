import { expect, test } from 'vitest'
import { reasonTexts } from './reason-texts.ts'
import { genderStereotypesV1 } from '#surveys/instruments/gender-stereotypes/v1/instrument.ts'
import { genderStereotypesV2 } from '#surveys/instruments/gender-stereotypes/v2/instrument.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import { sexualHarassmentV1 } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import type { ProposalReason } from '#surveys/planning/proposal.ts'
import { findingWords, reasonWords } from './reason-words.ts'

const texts = reasonTexts([sexualHarassmentV1])
const share = { percent: 12, low: 5, high: 21 }

test('what is published is said on pages of the result as it is published, of the participants', () => {
  const words = (id: string) => findingWords({ id, share }, texts[sexualHarassmentV1.hash])
  expect(words('sexist')).toBe(
    'De quienes participaron, cerca de 12% (entre 5% y 21%) contó lo siguiente: trato o insultos por el sexo, la orientación o la identidad.',
  )
  expect(words('attention-or-contact')).toMatch(
    /contó lo siguiente: atención sexual no deseada, contacto físico no querido, o chantaje o amenaza\.$/,
  )
})

test('a plan says of what may happen to people the same whether something happened or not', () => {
  const reason: ProposalReason = {
    kind: 'prevalence',
    trigger: { kind: 'prevalence', finding: 'reprisals' },
    gravity: 1,
    instrumentHash: sexualHarassmentV1.hash,
  }
  const says = 'Para prevenir o atender esto, haya o no casos: hubo represalias por denunciar: sí.'
  expect(reasonWords(reason, texts)).toBe(says)
  // Also of plans of before, which held what was published of it.
  expect(reasonWords({ ...reason, published: { id: 'any', share } } as ProposalReason, texts)).toBe(says)
})

test('a low dimension is called one of the lowest only where the release sets it apart, and its numbers are alike', () => {
  const said = (amongLowest?: boolean) =>
    reasonWords(
      {
        kind: 'dimension',
        trigger: { kind: 'dimension-below', dimension: 'cli', score: 60 },
        figure: {
          kind: 'scored',
          value: 45.2,
          bound: 'exact',
          margin: 3.2,
          low: 42,
          high: 48.4,
          count: { kind: 'exact', n: 90 },
          level: 'in-process',
          spansCut: false,
        },
        rank: 1,
        ...(amongLowest === undefined ? {} : { amongLowest }),
        instrumentHash: sexualHarassmentV1.hash,
      },
      texts,
    )
  expect(said()).toMatch(/», de .+, versión 1, obtuvo 45\.2 de 100 \(entre 42\.0 y 48\.4\); la acción/)
  expect(said(true)).toMatch(/ \(entre 42\.0 y 48\.4\), entre las dimensiones más bajas; la acción/)
})

test('outside the pages of the entity nothing of the finding is said', () => {
  expect(reasonWords({ kind: 'preventive' }, texts)).toBe('Para prevenir y atender el hostigamiento, haya o no casos.')
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

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reasonTexts } from './reason-texts.ts'
import { genderStereotypesV1 } from '#surveys/instruments/gender-stereotypes/v1/instrument.ts'
import { genderStereotypesV2 } from '#surveys/instruments/gender-stereotypes/v2/instrument.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { EntityKind } from '#surveys/model/entity-kind.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import { sexualHarassmentV1 } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import type { ProposalReason } from '#surveys/planning/proposal.ts'
import { askedByRelease } from '#tests/support/asked-results.ts'
import { wantedOf, type Wanted } from '#tests/support/made-releases.ts'
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

const culture = latestInstrument('organizational-culture')
const TOWN: EntityKind = { level: 'local-government', staff: 200 }
const saidOf = (slug: 'organizational-culture' | 'sexual-harassment', wanted: Wanted) => {
  const { proposals } = askedByRelease(slug, wanted, TOWN)
  const said = reasonTexts([latestInstrument(slug)])
  return new Map(
    proposals.map(({ action, reasons }) => [action.id, reasons.map((reason) => reasonWords(reason, said))]),
  )
}

test('a dimension is told with instrument, version, interval, the questions that pulled it down and a difference that is called', () => {
  const said = saidOf('organizational-culture', {
    dimensions: { rem: [50, 3] },
    items: { 'rem-01': 40 },
    gaps: { rem: -12 },
  })
  const question = reasonTexts([culture])[culture.hash]?.items['rem-01'] ?? ''
  const [first = ''] = said.get('oc-a17') ?? []
  expect(first).toMatch(
    /^«.+», de Cultura organizacional para la igualdad, versión 1, obtuvo 50 de 100 \(entre 47 y 53\)/,
  )
  expect(first).toContain(`Lo bajan sobre todo: «${question}» (cerca de 40).`)
  expect(first).toMatch(/Hay una brecha: .*12/)
})

test('a duty is told with its norm, its place and its term', () => {
  const said = saidOf('organizational-culture', {})
  expect(said.get('oc-a07')?.[0]).toBe(
    'Es un deber por norma (Ley 32535, cuarta disposición complementaria final), sea cual sea el resultado. Plazo de la norma: 25 de diciembre de 2026.',
  )
  expect(saidOf('sexual-harassment', {}).get('sh-a20')?.at(-1)).toMatch(
    /^Es un deber por norma \(D\.S\. 014-2019-MIMP, artículos 18.*\) cada vez que se recibe una denuncia.*3 días hábiles en cada caso\.$/,
  )
})

test('what was not measured is no sign that something is wrong, and what others say is not said of the staff', () => {
  const said = saidOf('organizational-culture', { dimensions: { cor: null } })
  expect(said.get('measure-organizational-culture')).toEqual([expect.stringMatching(/No quiere decir que ande mal\.$/)])
  const pool: ProposalReason = {
    kind: 'pool-dimension',
    trigger: { kind: 'dimension-below', dimension: 'cor', score: 60 },
    value: 35,
    bound: 'exact',
    entities: 8,
    quarter: '2026-T2',
    instrumentHash: culture.hash,
  }
  const sentence = reasonWords(pool, reasonTexts([culture]))
  expect(sentence).toMatch(/^Según otras entidades del país, no según su personal/)
  expect(sentence).toMatch(/8 entidades del trimestre 2026-T2 .* promedió cerca de 35 de 100/)
})

test('every reason of a random plan is a whole sentence, and of what happened to people none says more than another', () => {
  const harassment = latestInstrument('sexual-harassment')
  fc.assert(
    fc.property(wantedOf(culture), wantedOf(harassment), wantedOf(harassment), (ofCulture, one, other) => {
      for (const sentence of [...saidOf('organizational-culture', ofCulture).values()].flat())
        expect(sentence).toMatch(/^\S.{20,}\.$/)
      const found = other.found ?? {}
      expect(saidOf('sexual-harassment', { ...one, found })).toEqual(saidOf('sexual-harassment', one))
    }),
    { numRuns: 40 },
  )
})

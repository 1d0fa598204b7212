import { expect, test } from 'vitest'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { organizationalCultureV1 as culture } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { pseudoLanguage } from '#tests/support/pseudo-language.ts'
import {
  defineLanguage,
  LanguageError,
  languageProblems,
  sourceDigest,
  sourceTexts,
  textKeys,
  type LanguageFile,
} from './language.ts'
import type { SurveyJson } from './survey-json.ts'

type Loose = { -readonly [Name in keyof Omit<LanguageFile, 'texts' | 'provenance'>]: LanguageFile[Name] } & {
  texts: Record<string, { es: string; text: string; audio?: string }>
  provenance: Record<string, string>
}

/** What is said of a whole file after one thing in it was changed. */
function broken(change: (file: Loose) => void, spoken = false): string[] {
  const file = structuredClone(pseudoLanguage(culture, spoken)) as unknown as Loose
  change(file)
  return languageProblems(culture, file as unknown as LanguageFile)
}

const FIRST = textKeys.question('lid-01')

test.each(INSTRUMENTS.map((one) => [`${one.slug} v${one.version}`, one] as const))(
  'a whole file of %s is taken, with recordings and without',
  (_, instrument) => {
    for (const spoken of [false, true])
      expect(defineLanguage(instrument, pseudoLanguage(instrument, spoken)).language).toBe('qps-ploc')
  },
)

test('every question, note, explanation, part and answer of a version is a text', () => {
  const sources = sourceTexts(culture)
  expect(sources.get(FIRST)).toMatch(/^La alta dirección/)
  expect(sources.get(textKeys.explanation('lid-01'))).toMatch(/^La alta dirección son/)
  expect(sources.get(textKeys.page('lid'))).toBe('Dirección y compromiso')
  expect(sources.get(textKeys.answer('No sé'))).toBe('No sé')
  expect([...sources.values()].filter((es) => es.trim() === '')).toEqual([])
})

test.each<[string, (file: Loose) => void, string]>([
  ['a text is missing', (file) => void delete file.texts[FIRST], `${FIRST}: is missing`],
  [
    'an explanation is missing',
    (file) => void delete file.texts[textKeys.explanation('lid-01')],
    'question:lid-01:explained: is missing',
  ],
  ['a text is empty', (file) => void (file.texts[FIRST] = { es: 'x', text: ' ' }), `${FIRST}: has no text`],
  [
    'a text stands for a place of a campaign',
    (file) => void (file.texts[FIRST] = { es: sourceTexts(culture).get(FIRST) ?? '', text: 'a \uE001' }),
    `${FIRST}: has no text`,
  ],
  [
    'the Spanish beside a text is another',
    (file) => void (file.texts[FIRST] = { es: 'Otra frase.', text: 'x' }),
    `${FIRST}: translates another Spanish text than this version has`,
  ],
  [
    'a text belongs to nothing',
    (file) => void (file.texts['question:zz-01'] = { es: 'x', text: 'x' }),
    'question:zz-01: this version has no such text',
  ],
  ['it is of another version', (file) => void (file.version = 2), 'it is of organizational-culture v2'],
  ['it says to be Spanish', (file) => void (file.language = 'es-PE'), 'language: is no tag of another language'],
  ['its tag is none', (file) => void (file.language = 'qu"><b>'), 'language: is no tag of another language'],
  [
    'nobody translated it back',
    (file) => void (file.provenance['backTranslatedBy'] = ''),
    'backTranslatedBy names nobody',
  ],
  [
    'the same person translated it back',
    (file) => void (file.provenance['backTranslatedBy'] = 'Una persona inventada'),
    'whoever translated it cannot be the one who translated it back',
  ],
  ['nobody approved it', (file) => void delete file.provenance['approvedBy'], 'approvedBy names nobody'],
  ['a day is none', (file) => void (file.provenance['approvedOn'] = '2027-02-30x'), 'approvedOn is no date'],
  [
    'it was approved before it was translated',
    (file) => void (file.provenance['approvedOn'] = '2026-01-01'),
    'it is translated, then translated back, then approved',
  ],
])('refused when %s', (_, change, problem) => {
  expect(broken(change).join('\n')).toContain(problem)
})

test('a recording of some texts and not of others is refused, and so is one that is called otherwise than its digest', () => {
  const silent = broken((file) => void delete file.texts[FIRST]?.audio, true)
  expect(silent.join()).toMatch(/^audio: \d+ of \d+ texts have a recording/)
  const named = broken((file) => void Object.assign(file.texts[FIRST] ?? {}, { audio: '../lid-01.mp3' }), true)
  expect(named).toEqual([`${FIRST}: its audio is no digest with an ending`])
})

test('one letter of another Spanish wording makes a translation stale', () => {
  const [page, ...rest] = culture.survey.pages
  const [question, ...others] = page?.elements ?? []
  const survey = {
    ...culture.survey,
    pages: [
      { ...page, elements: [{ ...question, title: 'La alta dirección de mi entidad habla.' }, ...others] },
      ...rest,
    ],
  } as SurveyJson
  const reworded = { ...culture, survey }
  expect(sourceDigest(reworded)).not.toBe(sourceDigest(culture))
  const problems = languageProblems(reworded, pseudoLanguage(culture))
  expect(problems).toEqual([
    'translates: the Spanish of this version is another',
    `${FIRST}: translates another Spanish text than this version has`,
  ])
  expect(() => defineLanguage(reworded, pseudoLanguage(culture))).toThrow(LanguageError)
  const explained = { ...culture, explanations: { ...culture.explanations, 'lid-01': 'La frase dice que hablan.' } }
  expect(languageProblems(explained, pseudoLanguage(culture))).toHaveLength(2)
})

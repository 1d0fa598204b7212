import { sha256 } from './canonical-json.ts'
import type { Instrument } from './instrument.ts'
import { placedQuestions, spanish, type Page, type Panel } from './survey-json.ts'

/** One text in another language, beside the Spanish that it translates. */
export type TranslatedText = {
  /** The Spanish as it stood when it was translated, letter by letter. */
  readonly es: string
  readonly text: string
  /** Recording of `text`: its SHA-256 (hex) and an ending, as the file is called. */
  readonly audio?: string
}

/** Who answers for a translation. Names of people or teams; ISO dates. */
export type Provenance = {
  readonly translatedBy: string
  readonly translatedOn: string
  /** Somebody else, who had not seen the Spanish. */
  readonly backTranslatedBy: string
  readonly backTranslatedOn: string
  /** Who compared both and answers for it. */
  readonly approvedBy: string
  readonly approvedOn: string
}

/**
 * One version of an instrument in another language; `docs/languages.md` describes the file. It decides neither an answer
 * nor a score, so it is no part of the hash of its version.
 */
export type LanguageFile = {
  readonly format: 1
  /** BCP 47: `quy`, `ayr`, `quz-PE`. */
  readonly language: string
  /** As its speakers call it. */
  readonly name: string
  readonly instrument: string
  readonly version: number
  /** SHA-256 (hex) of all the Spanish that it translates (`sourceDigest`). */
  readonly translates: string
  readonly provenance: Provenance
  readonly texts: Readonly<Record<string, TranslatedText>>
}

/** A language file that was checked against its version; made only by `defineLanguage`. */
export type InstrumentLanguage = LanguageFile & { readonly [checked]: true }
declare const checked: unique symbol

/** A language file that does not fit its version; the message lists every problem. */
export class LanguageError extends Error {}

/**
 * What stands first on a page in another language. The frame of the form stays Spanish, so it says what each button does;
 * it promises what holds for every way of admission.
 */
export const LANGUAGE_INTRODUCTION =
  'Las preguntas de esta página están en su lengua. Responder es voluntario, y puede dejar preguntas sin responder. El aviso y los botones están en español: «Empezar» abre las preguntas, «Continuar» pasa a la parte que sigue, «Volver» regresa y «Enviar respuestas» las envía. Marcar la casilla del final quiere decir que leyó el aviso y acepta participar. Con sus respuestas no se guarda en qué lengua leyó.'

/** Keys of texts. Each answer of the scale stands once, by its Spanish. */
export const textKeys = {
  introduction: 'introduction',
  page: (name: string) => `page:${name}`,
  pageNote: (name: string) => `page:${name}:note`,
  panel: (name: string) => `panel:${name}`,
  panelNote: (name: string) => `panel:${name}:note`,
  question: (name: string) => `question:${name}`,
  questionNote: (name: string) => `question:${name}:note`,
  explanation: (name: string) => `question:${name}:explained`,
  answer: (es: string) => `answer:${es}`,
} as const

function panelsIn(elements: readonly (Panel | Page['elements'][number])[]): Panel[] {
  return elements.flatMap((element) => (element.type === 'panel' ? [element, ...panelsIn(element.elements)] : []))
}

/** Every Spanish text of a version that a language must give, by its key, in reading order. */
export function sourceTexts({
  survey,
  explanations = {},
}: Pick<Instrument, 'survey' | 'explanations'>): ReadonlyMap<string, string> {
  const found = new Map<string, string>([[textKeys.introduction, LANGUAGE_INTRODUCTION]])
  const put = (key: string, text: Page['title'] | undefined) => {
    if (text !== undefined) found.set(key, spanish(text))
  }
  for (const page of survey.pages) {
    put(textKeys.page(page.name), page.title)
    put(textKeys.pageNote(page.name), page.description)
    for (const panel of panelsIn(page.elements)) {
      put(textKeys.panel(panel.name), panel.title)
      put(textKeys.panelNote(panel.name), panel.description)
    }
  }
  for (const { question } of placedQuestions(survey)) {
    put(textKeys.question(question.name), question.title)
    put(textKeys.questionNote(question.name), question.description)
    put(textKeys.explanation(question.name), explanations[question.name])
    for (const choice of question.choices) put(textKeys.answer(spanish(choice.text)), choice.text)
  }
  return found
}

/** SHA-256 (hex) of all the Spanish of a version: another wording makes every translation of it stale. */
export function sourceDigest(instrument: Pick<Instrument, 'survey' | 'explanations'>): string {
  return sha256(Object.fromEntries(sourceTexts(instrument)))
}

const TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{4,8})?$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
/** Formats that browsers of old phones play. */
const AUDIO = /^[0-9a-f]{64}\.(mp3|m4a|ogg|opus)$/
/** Stand for texts of a campaign while a page is made: no wording may have one. */
const RESERVED = /[\uE000-\uF8FF]/u

const PEOPLE = ['translatedBy', 'backTranslatedBy', 'approvedBy'] as const
const DATES = ['translatedOn', 'backTranslatedOn', 'approvedOn'] as const

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value === value.trim() && !RESERVED.test(value)
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value))
}

function provenanceProblems(provenance: Partial<Provenance> | undefined): string[] {
  const given = provenance ?? {}
  const problems = [
    ...PEOPLE.filter((name) => !isText(given[name])).map((name) => `provenance: ${name} names nobody`),
    ...DATES.filter((name) => !isDay(given[name])).map((name) => `provenance: ${name} is no date`),
  ]
  if (problems.length > 0) return problems
  return [
    ...(given.translatedBy === given.backTranslatedBy
      ? ['provenance: whoever translated it cannot be the one who translated it back']
      : []),
    ...((given.translatedOn ?? '') <= (given.backTranslatedOn ?? '') &&
    (given.backTranslatedOn ?? '') <= (given.approvedOn ?? '')
      ? []
      : ['provenance: it is translated, then translated back, then approved']),
  ]
}

function textProblems(key: string, es: string, given: TranslatedText | undefined): string[] {
  if (!given) return [`${key}: is missing`]
  return [
    ...(isText(given.text) ? [] : [`${key}: has no text`]),
    ...(given.es === es ? [] : [`${key}: translates another Spanish text than this version has`]),
    ...(given.audio === undefined || AUDIO.test(given.audio) ? [] : [`${key}: its audio is no digest with an ending`]),
  ]
}

/** A person who listens must not meet a question that is silent. */
function audioProblems(texts: readonly (TranslatedText | undefined)[]): string[] {
  const spoken = texts.filter((given) => given?.audio !== undefined).length
  return spoken === 0 || spoken === texts.length
    ? []
    : [`audio: ${spoken} of ${texts.length} texts have a recording; all of them or none`]
}

/** What is wrong with a language file, each a sentence that names the place; empty when it is whole. */
export function languageProblems(instrument: Instrument, file: LanguageFile): string[] {
  const sources = sourceTexts(instrument)
  const texts = file.texts ?? {}
  return [
    ...(file.format === 1 ? [] : ['format: must be 1']),
    ...(TAG.test(file.language) && !/^es\b/.test(file.language) ? [] : ['language: is no tag of another language']),
    ...(isText(file.name) ? [] : ['name: is missing']),
    ...(file.instrument === instrument.slug && file.version === instrument.version
      ? []
      : [`it is of ${file.instrument} v${file.version}`]),
    ...(file.translates === sourceDigest(instrument) ? [] : ['translates: the Spanish of this version is another']),
    ...provenanceProblems(file.provenance),
    ...[...sources].flatMap(([key, es]) => textProblems(key, es, texts[key])),
    ...Object.keys(texts)
      .filter((key) => !sources.has(key))
      .map((key) => `${key}: this version has no such text`),
    ...audioProblems([...sources.keys()].map((key) => texts[key])),
  ]
}

/**
 * Checks a language file against the version it stands beside. Whoever imports a broken one fails at load: complete or
 * refused.
 * @throws {LanguageError} listing all problems.
 */
export function defineLanguage(instrument: Instrument, file: LanguageFile): InstrumentLanguage {
  const problems = languageProblems(instrument, file)
  if (problems.length > 0)
    throw new LanguageError(
      `Language ${file.language} of ${instrument.slug} v${instrument.version} is broken:\n- ${problems.join('\n- ')}`,
    )
  return file as InstrumentLanguage
}

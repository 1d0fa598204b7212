import type { Instrument } from './instrument.ts'
import { closestPairs, likeness, type Alike } from './likeness.ts'
import { placedQuestions, spanish } from './survey-json.ts'

const MEDIAN_WORDS = 20
const LONGEST_WORDS = 30
/** Share of what they speak of that two questions, or two actions, of different instruments may have in common. */
const QUESTION_LIKENESS = 0.6
const ACTION_LIKENESS = 0.3
const NEGATIONS = /(?<!\p{L})(no|nunca|jamás|nadie|nada|ningún|ninguno|ninguna|ni|sin|tampoco)(?!\p{L})/giu
const VOWEL_GROUP = /[aeiouáéíóúü]+/gi

const wordsOf = (text: string) => text.match(/\p{L}+/gu) ?? []

/** Roughly: one syllable for each group of vowels, one more where two strong ones meet. */
function syllables(word: string): number {
  return (word.match(VOWEL_GROUP)?.length ?? 1) + (word.match(/[aeoáéó](?=[aeoáéó])/gi)?.length ?? 0)
}

type Sentence = { readonly id: string; readonly text: string }

function sentences({ survey, segments }: Instrument): Sentence[] {
  const asked = new Set(segments.map(({ id }) => id))
  return placedQuestions(survey)
    .map(({ question }) => ({ id: question.name, text: spanish(question.title) }))
    .filter(({ id }) => !asked.has(id))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/**
 * Length and reading level of an instrument's questions.
 * `sentenceReadability`: Fernández Huerta 1959 (the Flesch formula for Spanish), 0-100, higher is easier; one question
 * counts as one sentence. `favourableShare`: scored items in which agreeing is favourable, 0-1.
 */
export function measureWording(instrument: Instrument) {
  const all = sentences(instrument)
  const lengths = all.map(({ text }) => wordsOf(text).length)
  const words = all.flatMap(({ text }) => wordsOf(text))
  const perWord = words.reduce((sum, word) => sum + syllables(word), 0) / words.length
  const items = instrument.scoring.dimensions
    .flatMap((dimension) => dimension.items)
    .filter(({ keyed }) => keyed !== 'choice')
  return {
    questions: all.length,
    medianWords: median(lengths),
    longestWords: Math.max(...lengths),
    sentenceReadability: Math.round(206.84 - 60 * perWord - 1.02 * (words.length / all.length)),
    favourableShare: items.filter(({ keyed }) => keyed === 'favourable').length / items.length,
  }
}

/** What is wrong with the wording of an instrument, each a Spanish sentence; empty when it is sound. */
export function wordingProblems(instrument: Instrument): string[] {
  const { medianWords, favourableShare } = measureWording(instrument)
  const reverse = 1 - favourableShare
  const unbalanced =
    instrument.presentation.describes === 'attitudes'
      ? Math.abs(0.5 - reverse) > 0.1
      : instrument.nature === 'staff' && reverse < 0.15
  return [
    ...(medianWords > MEDIAN_WORDS
      ? [`la mediana es de ${medianWords} palabras; debe ser ${MEDIAN_WORDS} o menos`]
      : []),
    ...(unbalanced
      ? [`${Math.round(reverse * 100)}% de preguntas en sentido inverso: el acuerdo con todo no queda cerca del medio`]
      : []),
    ...sentences(instrument).flatMap(({ id, text }) => [
      ...(wordsOf(text).length > LONGEST_WORDS ? [`${id} tiene más de ${LONGEST_WORDS} palabras`] : []),
      ...((text.match(NEGATIONS)?.length ?? 0) > 1 ? [`${id} niega dos veces`] : []),
      ...(/y\/o|\/as?\b|@/.test(text) ? [`${id} duplica por género con un signo`] : []),
      ...((instrument.sources[id] ?? []).length > 0 ? [] : [`${id} no dice de dónde viene`]),
    ]),
  ]
}

/** `text` is compared, `shows` is printed. */
type Owned = { readonly owner: string; readonly id: string; readonly text: string; readonly shows: string }

function ownedQuestions(instruments: readonly Instrument[]): Owned[] {
  return instruments.flatMap((instrument) =>
    sentences(instrument).map(({ id, text }) => ({ owner: instrument.slug, id, text, shows: text })),
  )
}

/** What is done and what proves it: two actions that share it are one, whatever their reasons. */
function ownedActions(instruments: readonly Instrument[]): Owned[] {
  const all = instruments.flatMap(({ slug, actions }) =>
    actions.map(({ id, title, verification, indicator }) => ({
      owner: slug,
      id,
      text: `${title} ${verification} ${indicator}`,
      shows: title,
    })),
  )
  // What several instruments propose under one id is one action.
  return [...new Map(all.map((action) => [action.id, action])).values()]
}

/** Questions of two different instruments that say nearly the same; versions of one instrument may. */
export function duplicatedWordings(instruments: readonly Instrument[]): string[] {
  const all = ownedQuestions(instruments)
  return all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => other.owner !== one.owner && likeness(one.text, other.text) > QUESTION_LIKENESS)
      .map((other) => `${one.owner} ${one.id} y ${other.owner} ${other.id} dicen casi lo mismo`),
  )
}

/** Actions of two different instruments that ask for nearly the same. */
export function duplicatedActions(instruments: readonly Instrument[]): string[] {
  const all = ownedActions(instruments)
  return closestPairs(all, all.length)
    .filter(({ share }) => share >= ACTION_LIKENESS)
    .map(({ one, other }) => `${one.id} y ${other.id} piden casi lo mismo`)
}

/** The closest questions and the closest actions of different instruments, for a person to read: meaning is not counted. */
export function closestOf(
  instruments: readonly Instrument[],
  count: number,
): { questions: Alike<Owned>[]; actions: Alike<Owned>[] } {
  return {
    questions: closestPairs(ownedQuestions(instruments), count),
    actions: closestPairs(ownedActions(instruments), count),
  }
}

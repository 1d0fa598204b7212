import { sha256 } from './canonical-json.ts'
import type { Instrument } from './instrument.ts'
import { placedQuestions, spanish } from './survey-json.ts'

/** Why a sentence that joins words asks one thing all the same. It is of one text: another text is judged anew. */
export type OneIdeaJudgement = {
  /** Instrument and question: `sexual-harassment cli-02`. */
  readonly item: string
  /** `textMark` of the sentence as it was read. */
  readonly text: string
  /** One Spanish sentence. */
  readonly why: string
}

const JOINS = /(?<!\p{L})(y|e|o|u|ni)(?!\p{L})|\//giu
/** «Mujeres y hombres», «una mujer o para un hombre»: both sexes together are one thing, and the matter of it all. */
const BOTH_SEXES =
  /\b(mujer|mujeres|hombre|hombres)\s+(y|e|o|u)\s+((a|de|para|una?|las|los)\s+)*(mujer|mujeres|hombre|hombres)\b/giu

/** Twelve hexadecimal digits of the SHA-256 of a sentence. */
export function textMark(text: string): string {
  return sha256(text).slice(0, 12)
}

/** Words and signs that join two things in a sentence, but for the two sexes. */
export function joinsOf(text: string): string[] {
  return text.replace(BOTH_SEXES, 'personas').match(JOINS) ?? []
}

export type JoinedSentence = { readonly item: string; readonly text: string; readonly mark: string }

/** Every question, scored or not, whose sentence joins two things; each text of an item once, whatever its versions. */
export function joinedSentences(instruments: readonly Instrument[]): JoinedSentence[] {
  const found = new Map<string, JoinedSentence>()
  for (const { slug, survey, segments } of instruments)
    for (const { question } of placedQuestions(survey)) {
      const text = spanish(question.title)
      if (segments.some(({ id }) => id === question.name) || joinsOf(text).length === 0) continue
      const sentence = { item: `${slug} ${question.name}`, text, mark: textMark(text) }
      found.set(`${sentence.item} ${sentence.mark}`, sentence)
    }
  return [...found.values()]
}

/** Sentences that join two things and were not judged as they now stand, and judgements of sentences that are gone. */
export function oneIdeaProblems(instruments: readonly Instrument[], judgements: readonly OneIdeaJudgement[]): string[] {
  const sentences = joinedSentences(instruments)
  const judged = new Set(judgements.map(({ item, text }) => `${item} ${text}`))
  const asked = new Set(sentences.map(({ item, mark }) => `${item} ${mark}`))
  return [
    ...sentences
      .filter(({ item, mark }) => !judged.has(`${item} ${mark}`))
      .map(({ item, text, mark }) => `${item} une dos cosas y nadie juzgó si pregunta una sola: «${text}» (${mark})`),
    ...judgements
      .filter(({ item, text }) => !asked.has(`${item} ${text}`))
      .map(({ item, text }) => `el juicio de ${item} (${text}) es de una frase que ya no está`),
    ...judgements.filter(({ why }) => why.trim().length < 20).map(({ item }) => `el juicio de ${item} no da su razón`),
  ]
}

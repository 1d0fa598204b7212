import type { InstrumentDefinition } from '../instrument.ts'
import { placedQuestions, spanish, type Question } from '../survey-json.ts'

/** Letters of an explanation at most, and sentences. */
export const EXPLANATION_LIMITS = { letters: 220, sentences: 2 } as const

/**
 * What would lead somebody to an answer, or tell what to think of one. A word that the question itself uses is no
 * addition of the explanation.
 */
const LEADS =
  /(?<!\p{L})(por ejemplo|como cuando|lamentable\p{L}*|desgracia\p{L}*|afortunada\p{L}*|suerte|obvi\p{L}+|por supuesto|desde luego|claro|sin duda|correct\p{L}+|incorrect\p{L}+|verdader\p{L}+|fals\p{L}+|cierto que|debería\p{L}*|ideal|grave\p{L}*|injust\p{L}+|vergonz\p{L}+|vergüenza|culpa\p{L}*|víctimas?|agresor\p{L}*|normal\p{L}*|lógic\p{L}+|recomend\p{L}+|conviene responder|la mayoría|machis\p{L}+|estereotip\p{L}+|prejuici\p{L}+|discrimina\p{L}*|respuesta)(?!\p{L})/giu

/** An explanation says whose words it tells, or what to mark: it never states the matter itself. */
const ATTRIBUTES = /la frase dice que|se pregunta|(?<!\p{L})marque|puede /iu

function sentences(text: string): number {
  return text.match(/[.?!](?=\s|$)/g)?.length ?? 0
}

function ledBy(text: string, question: Question): string[] {
  const own = [spanish(question.title), question.description ? spanish(question.description) : '']
    .join(' ')
    .toLowerCase()
  return (text.match(LEADS) ?? []).filter((word) => !own.includes(word.toLowerCase()))
}

/** Of what tests knowledge, the name of a choice would be its answer. */
function choicesNamed(text: string, question: Question): string[] {
  return question.choices
    .map((choice) => spanish(choice.text))
    .filter((choice) => choice.length > 6 && text.toLowerCase().includes(choice.toLowerCase()))
}

function problemsOf(text: string, question: Question): string[] {
  const place = `explanation of ${question.name}`
  return [
    ...(text.length > EXPLANATION_LIMITS.letters ? [`${place}: has ${text.length} letters`] : []),
    ...(sentences(text) > EXPLANATION_LIMITS.sentences ? [`${place}: has ${sentences(text)} sentences`] : []),
    ...(text === text.trim() && text.endsWith('.') ? [] : [`${place}: is no whole sentence`]),
    ...(text === spanish(question.title) ? [`${place}: repeats the question`] : []),
    ...(ATTRIBUTES.test(text) ? [] : [`${place}: states the matter itself`]),
    ...ledBy(text, question).map((word) => `${place}: "${word}" leads to an answer`),
    ...choicesNamed(text, question).map((choice) => `${place}: names the choice "${choice}"`),
  ]
}

/** Where a version explains its questions, it explains every one, shortly and without leading to an answer. */
export function checkExplanations({ explanations, survey }: InstrumentDefinition): string[] {
  if (!explanations) return []
  const questions = placedQuestions(survey).map(({ question }) => question)
  const names = new Set(questions.map(({ name }) => name))
  return [
    ...questions.flatMap((question) => {
      const text = explanations[question.name]
      return text === undefined ? [`question ${question.name}: has no explanation`] : problemsOf(text, question)
    }),
    ...Object.keys(explanations)
      .filter((id) => !names.has(id))
      .map((id) => `explanation of ${id}: there is no such question`),
  ]
}

import { placedQuestions, type SurveyJson } from '#surveys/model/survey-json.ts'
import type { RelevantAnswers } from './relevant-answers.ts'

/** Answers of one person: for each question, in the order of the form, which of its choices, from 1. */
export type ChoiceNumbers = Uint8Array
export const NOT_ANSWERED = 0
export const HIDDEN = 255

/** How answers of a form are numbered, made once for many people. What it returns is overwritten by the next person. */
export type Numbering = {
  /** Questions in the order of their numbers, each with its choices, of which the first has the number 1. */
  readonly questions: readonly { readonly name: string; readonly values: readonly string[] }[]
  /**
   * Numbers of checked answers.
   * @throws {RangeError} for a choice that the form does not have.
   */
  readonly of: (answers: RelevantAnswers, visible: ReadonlySet<string>) => ChoiceNumbers
  /**
   * Numbers of a text as this program writes one: known questions in the order of the form, known choices, nothing else. Of
   * any other text, and of every form that hides questions, null: it is to be parsed and checked. A fifth of the work of
   * that.
   */
  readonly read: (text: string) => ChoiceNumbers | null
}

type NumberedQuestion = {
  readonly name: string
  readonly values: readonly string[]
  /** As they stand in a text: the name up to its value, and values with their quotes. */
  readonly key: string
  readonly choices: readonly string[]
  readonly numbers: ReadonlyMap<string, number>
}

const [COMMA, END] = [',', '}'].map((sign) => sign.charCodeAt(0))

function numbered(name: string, values: readonly string[]): NumberedQuestion {
  // A blank choice is no answer, for the check neither.
  const known = values.filter((value) => value.trim() !== '')
  if (known.length >= HIDDEN) throw new RangeError(`Question ${name} has more choices than have numbers`)
  return {
    name,
    values: known,
    key: `${JSON.stringify(name)}:`,
    choices: known.map((value) => JSON.stringify(value)),
    numbers: new Map(known.map((value, place) => [value, place + 1])),
  }
}

/** `startsWith` from a place costs five times as much, and this is asked ninety times of a person. */
function standsAt(text: string, part: string, at: number): boolean {
  for (let place = 0; place < part.length; place += 1)
    if (text.charCodeAt(at + place) !== part.charCodeAt(place)) return false
  return true
}

/** Number of the choice that stands in a text, or `NOT_ANSWERED`. */
function numberAt(text: string, choices: readonly string[], at: number): number {
  for (let place = 0; place < choices.length; place += 1)
    if (standsAt(text, choices[place] as string, at)) return place + 1
  return NOT_ANSWERED
}

/** Numbers the choices of a form. @throws {RangeError} for a question of 255 choices or more. */
export function numberChoices(survey: SurveyJson): Numbering {
  const placed = placedQuestions(survey)
  const questions = placed.map(({ question: { name, choices } }) =>
    numbered(
      name,
      choices.map(({ value }) => value),
    ),
  )
  const alwaysShown = placed.every(({ conditions }) => conditions.length === 0)
  const numbers = new Uint8Array(questions.length)

  function read(text: string): ChoiceNumbers | null {
    if (!alwaysShown || !standsAt(text, '{', 0)) return null
    numbers.fill(NOT_ANSWERED)
    if (text === '{}') return numbers
    let at = 1
    for (let place = 0; place < questions.length; place += 1) {
      const { key, choices } = questions[place] as NumberedQuestion
      if (!standsAt(text, key, at)) continue
      at += key.length
      const number = numberAt(text, choices, at)
      if (number === NOT_ANSWERED) return null
      numbers[place] = number
      at += (choices[number - 1] as string).length
      const sign = text.charCodeAt(at)
      at += 1
      if (sign === END) return at === text.length ? numbers : null
      // After a comma another pair is to come: what ends here was cut off.
      if (sign !== COMMA) return null
    }
    return null
  }

  return {
    questions,
    of: (answers, visible) => {
      for (const [place, { name, numbers: known }] of questions.entries()) {
        const choice = answers[name]
        const number = choice === undefined ? NOT_ANSWERED : known.get(choice)
        if (number === undefined) throw new RangeError(`Question ${name} has no such choice`)
        numbers[place] = visible.has(name) ? number : HIDDEN
      }
      return numbers
    },
    read,
  }
}

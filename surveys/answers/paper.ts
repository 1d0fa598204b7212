import { spanish, type Page, type Panel, type Question } from '#surveys/model/survey-json.ts'

/** Digits of the choices outside the scale: the same in every question. */
const OUTSIDE: Readonly<Record<string, string>> = { ns: '7', na: '8', pnr: '9' }

export type PaperChoice = {
  /** One digit, 1-9, as printed in the box and as typed. */
  readonly digit: string
  readonly value: string
  readonly text: string
}
export type PaperQuestion = {
  readonly name: string
  readonly number: number
  readonly text: string
  readonly choices: readonly PaperChoice[]
}
export type PaperPart = { readonly title: string; readonly says: string; readonly questions: readonly PaperQuestion[] }

function flatten(elements: readonly (Panel | Question)[]): Question[] {
  return elements.flatMap((element) => (element.type === 'panel' ? flatten(element.elements) : [element]))
}

function choicesOf({ choices }: Question): PaperChoice[] {
  let place = 0
  return choices.map(({ value, text }) => {
    const outside = OUTSIDE[value]
    if (outside === undefined) place += 1
    return { digit: outside ?? String(place), value, text: spanish(text) }
  })
}

/**
 * The questionnaire as it stands on paper: numbered through, each choice with its digit.
 * @param pages of the survey, with only the segments that the campaign asks.
 */
export function paperParts(pages: readonly Page[]): PaperPart[] {
  let number = 0
  return pages.map((page) => ({
    title: spanish(page.title),
    says: page.description ? spanish(page.description) : '',
    questions: flatten(page.elements).map((question) => ({
      name: question.name,
      number: (number += 1),
      text: spanish(question.title),
      choices: choicesOf(question),
    })),
  }))
}

export type Typed =
  | { readonly ok: true; readonly answers: Readonly<Record<string, string>> }
  /** Digits that a question does not have, by its name. */
  | { readonly ok: false; readonly wrong: readonly string[] }

/** Choice values from typed digits; blank or 0 is no answer. */
export function answersFromDigits(parts: readonly PaperPart[], typed: Readonly<Record<string, string>>): Typed {
  const wrong: string[] = []
  const answers: Record<string, string> = {}
  for (const { name, choices } of parts.flatMap(({ questions }) => questions)) {
    const digit = (typed[name] ?? '').trim()
    if (digit === '' || digit === '0') continue
    const choice = choices.find((each) => each.digit === digit)
    if (choice) answers[name] = choice.value
    else wrong.push(name)
  }
  return wrong.length > 0 ? { ok: false, wrong } : { ok: true, answers }
}

/** The digits of stored answers, to be shown again to who typed them. */
export function digitsOf(
  parts: readonly PaperPart[],
  answers: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap(({ questions }) =>
      questions.flatMap(({ name, choices }) => {
        const choice = choices.find(({ value }) => value === answers[name])
        return choice ? [[name, choice.digit] as const] : []
      }),
    ),
  )
}

/**
 * The part of SurveyJS's JSON that an instrument may use. What stands outside it is refused by
 * `defineInstrument`: a type or property that the compiled check does not know must not reach a form.
 */

/** Spanish alone, or Spanish under `default` with other languages beside it (`qu`, `ay`). */
export type LocalizedText = string | ({ readonly default: string } & Readonly<Record<string, string>>)

export type Choice = { readonly value: string; readonly text: LocalizedText }

export type Question = {
  readonly type: 'radiogroup' | 'dropdown'
  readonly name: string
  readonly title: LocalizedText
  readonly description?: LocalizedText
  readonly choices: readonly Choice[]
  /** SurveyJS condition over other questions: `{item} = 'x' and {other} anyof ['a','b']`. */
  readonly visibleIf?: string
  /** Address of a recording of the question, by language code. */
  readonly audio?: Readonly<Record<string, string>>
}

export type Panel = {
  readonly type: 'panel'
  readonly name: string
  readonly title?: LocalizedText
  readonly description?: LocalizedText
  readonly visibleIf?: string
  readonly elements: readonly (Panel | Question)[]
}

export type Page = {
  readonly name: string
  readonly title: LocalizedText
  readonly description?: LocalizedText
  readonly visibleIf?: string
  readonly elements: readonly (Panel | Question)[]
}

export type SurveyJson = {
  readonly title: LocalizedText
  readonly locale: 'es'
  readonly pages: readonly Page[]
}

/** A question with the conditions of everything that encloses it, outermost first. */
export type PlacedQuestion = {
  readonly question: Question
  readonly page: Page
  readonly conditions: readonly string[]
}

/** The Spanish wording of a text. */
export function spanish(text: LocalizedText): string {
  return typeof text === 'string' ? text : text.default
}

/** All questions in reading order, each with the conditions under which it is visible. */
export function placedQuestions(survey: SurveyJson): PlacedQuestion[] {
  const placed: PlacedQuestion[] = []
  const walk = (elements: Page['elements'], page: Page, outer: readonly string[]) => {
    for (const element of elements) {
      const conditions = element.visibleIf ? [...outer, element.visibleIf] : outer
      if (element.type === 'panel') walk(element.elements, page, conditions)
      else placed.push({ question: element, page, conditions })
    }
  }
  for (const page of survey.pages) walk(page.elements, page, page.visibleIf ? [page.visibleIf] : [])
  return placed
}

import { placedQuestions, type SurveyJson } from '#surveys/model/survey-json.ts'

/** What is stored of a form. */
type Written = {
  /** As JSON, without segments, in the order of the questions. */
  readonly answers: string
  readonly sex: string | null
  readonly extraSegment: string | null
}

/**
 * Writes what is stored of a form whose answers come in the order of the questions and are all choices of theirs.
 * @returns null for any other form, and where nothing was answered: it is checked answer by answer.
 */
export type Writing = (sent: ReadonlyMap<string, string>, extraSegment: string | null) => Written | null

type Question = { readonly name: string; readonly isSegment: boolean; readonly pieces: ReadonlyMap<string, string> }

/**
 * Compiles how the forms of an instrument are written that a browser sends, which are nearly all: it costs a fifth of making
 * them anew, and is the same (held by a property test).
 * @param segments ids of the questions that are stored beside the answers, the sex among them.
 * @returns null where it has conditions: what is stored of one answer then depends on others.
 */
export function compileWriting(survey: SurveyJson, segments: ReadonlySet<string>): Writing | null {
  const placed = placedQuestions(survey)
  if (placed.some(({ conditions }) => conditions.length > 0)) return null
  const questions: readonly Question[] = placed.map(({ question: { name, choices } }) => ({
    name,
    isSegment: segments.has(name),
    pieces: new Map(
      choices
        .filter(({ value }) => value.trim() !== '')
        .map(({ value }) => [value, `,${JSON.stringify(name)}:${JSON.stringify(value)}`]),
    ),
  }))
  return (sent, extraSegment) => {
    let place = 0
    let text = ''
    let sex: string | null = null
    let extra: string | null = null
    for (const [name, value] of sent) {
      while (place < questions.length && questions[place]?.name !== name) place += 1
      const question = questions[place]
      const piece = question?.pieces.get(value)
      if (!question || piece === undefined) return null
      if (!question.isSegment) text += piece
      else if (name === 'sex') sex = value
      else if (name === extraSegment) extra = value
      else return null
    }
    return text === '' ? null : { answers: `{${text.slice(1)}}`, sex, extraSegment: extra }
  }
}

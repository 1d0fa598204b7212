import type { Instrument } from '#surveys/model/instrument.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'

/** A finding in words, of whom its share is ("quienes no denunciaron"), and the question that it answers, if any. */
export type FindingText = { readonly title: string; readonly of: string; readonly question: string | null }

function findingTexts({ scoring }: Instrument): [string, FindingText][] {
  if (!scoring.prevalence) return []
  const { families, chain, reading } = scoring.prevalence
  const any: FindingText = {
    title: 'Al menos una conducta de hostigamiento o trato sexista en los últimos 12 meses',
    of: 'quienes respondieron',
    question: null,
  }
  return [
    ['any', any],
    ...families.map(({ id, title }): [string, FindingText] => [id, { ...any, title }]),
    ...chain.flatMap(({ id, title: question, classes }) =>
      classes.map((each): [string, FindingText] => [
        each.id,
        { title: each.title, of: reading?.bases[id]?.says ?? 'quienes respondieron la pregunta', question },
      ]),
    ),
  ]
}

/** Words that the reasons of proposed actions need. */
export function reasonTexts(instruments: readonly Instrument[]) {
  const dimensions = instruments.flatMap(({ scoring }) =>
    scoring.dimensions.map(({ id, title }) => [id, title] as const),
  )
  const items = instruments.flatMap(({ survey }) =>
    placedQuestions(survey).map(({ question }) => [question.name, spanish(question.title)] as const),
  )
  return {
    dimensions: Object.fromEntries(dimensions),
    items: Object.fromEntries(items),
    findings: Object.fromEntries(instruments.flatMap(findingTexts)),
  }
}

export type PlanTexts = ReturnType<typeof reasonTexts>

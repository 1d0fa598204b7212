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

function textsOf(instrument: Instrument) {
  const { scoring, survey } = instrument
  return {
    dimensions: Object.fromEntries(scoring.dimensions.map(({ id, title }) => [id, title])),
    items: Object.fromEntries(placedQuestions(survey).map(({ question }) => [question.name, spanish(question.title)])),
    findings: Object.fromEntries(findingTexts(instrument)),
  }
}

/** Words that reasons need, of each instrument by its hash: two versions ask other things under one id. */
export type PlanTexts = Readonly<Record<string, ReturnType<typeof textsOf>>>

/** Words that the reasons of proposed actions need. */
export function reasonTexts(instruments: readonly Instrument[]): PlanTexts {
  return Object.fromEntries(instruments.map((instrument) => [instrument.hash, textsOf(instrument)]))
}

/** The same without what happened to people, for what leaves the entity's own pages. */
export function withoutFindingTexts(texts: PlanTexts): PlanTexts {
  return Object.fromEntries(Object.entries(texts).map(([hash, each]) => [hash, { ...each, findings: {} }]))
}

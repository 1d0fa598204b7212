import type { Instrument } from '#surveys/model/instrument.ts'
import { findingTitles } from '#surveys/model/findings.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'

/** Findings in words: of what followed with the question that it answers. */
function findingTexts({ scoring }: Instrument): Readonly<Record<string, string>> {
  if (!scoring.prevalence) return {}
  const groups = scoring.prevalence.publication.groups.map(({ id, title }) => [id, title] as const)
  return {
    ...findingTitles(scoring.prevalence),
    ...Object.fromEntries(groups),
    any: 'Al menos una conducta de hostigamiento o trato sexista en los últimos 12 meses',
  }
}

function textsOf(instrument: Instrument) {
  const { scoring, survey, title, version } = instrument
  return {
    /** Instrument and version, as a reason names them: whoever reads a plan of several results asks of which. */
    source: `${title}, versión ${version}`,
    dimensions: Object.fromEntries(scoring.dimensions.map(({ id, title }) => [id, title])),
    items: Object.fromEntries(placedQuestions(survey).map(({ question }) => [question.name, spanish(question.title)])),
    reversed: scoring.dimensions.flatMap(({ items }) =>
      items.flatMap(({ id, keyed }) => (keyed === 'reverse' ? [id] : [])),
    ),
    findings: findingTexts(instrument),
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

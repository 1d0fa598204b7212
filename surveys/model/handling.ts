import type { Instrument, InstrumentDefinition } from './instrument.ts'
import { placedQuestions } from './survey-json.ts'

/**
 * Whether it asks what happened to the person. Then leaving is quick, nothing is kept in the browser, help and the
 * complaint channel are at hand, and it opens only when both were tried.
 */
export function asksAboutHarm({ scoring }: Pick<Instrument, 'scoring'>): boolean {
  return scoring.prevalence !== undefined
}

/** What forbids paper: a sheet can be found and a hand recognised, and it cannot hide a question. */
export function checkPaper({ presentation, nature, scoring, survey }: InstrumentDefinition): string[] {
  if (!presentation.onPaper) return []
  return [
    ...(nature === 'staff' ? [] : ['paper: an institution does not answer on paper']),
    ...(scoring.prevalence ? ['paper: what happened to people is never asked on paper'] : []),
    ...placedQuestions(survey)
      .filter(({ conditions }) => conditions.length > 0)
      .map(({ question }) => `paper: question ${question.name} is conditional`),
  ]
}

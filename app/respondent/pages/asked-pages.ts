import type { Instrument } from '#surveys/model/instrument.ts'
import type { Page } from '#surveys/model/survey-json.ts'

/** Pages of the survey with only the segments that the campaign asks. */
export function askedPages(instrument: Instrument, extraSegment: string | null): Page[] {
  const unasked = new Set(instrument.segments.map(({ id }) => id).filter((id) => id !== 'sex' && id !== extraSegment))
  return instrument.survey.pages.map((page) => ({
    ...page,
    elements: page.elements.filter(({ name }) => !unasked.has(name)),
  }))
}

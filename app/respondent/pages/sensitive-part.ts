import { compileCondition } from '#surveys/model/condition.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { placedQuestions, type Page } from '#surveys/model/survey-json.ts'

/** The pages that ask what happened to the person, by their index in the form. */
export type SensitivePart = {
  /** Page that announces it and asks whether to answer it. */
  readonly announcedAt: number
  /** First page after it; the number of pages where the form ends with it. */
  readonly endsBefore: number
  /** Choices on the announcing page after which the rest does not concern the person, as `question=value`. */
  readonly skippedBy: ReadonlySet<string>
  /** Last question about a behaviour, the gravest: help stands beside it. */
  readonly lastBehaviour: string | null
}

/** Choices of a page after which the next one is out of the question. */
function choicesThatSkip(announcing: Page, next: Page | undefined): ReadonlySet<string> {
  if (!next?.visibleIf) return new Set()
  const concerns = compileCondition(next.visibleIf)
  const choices = announcing.elements.flatMap((element) =>
    element.type === 'panel' ? [] : element.choices.map(({ value }) => ({ name: element.name, value })),
  )
  return new Set(
    choices
      .filter((choice) => !concerns((name) => (name === choice.name ? choice.value : undefined)))
      .map(({ name, value }) => `${name}=${value}`),
  )
}

/** Where an instrument asks what happened to the person; null where it does not. @param pages those that the form shows. */
export function sensitivePart(
  { scoring, survey }: Pick<Instrument, 'scoring' | 'survey'>,
  pages: readonly Page[],
): SensitivePart | null {
  const asked = new Set(scoring.unscored.filter(({ kind }) => kind === 'prevalence').map(({ id }) => id))
  const behaviours = new Set(scoring.prevalence?.families.flatMap(({ items }) => items))
  const placed = placedQuestions(survey)
  const sensitive = new Set(placed.filter(({ question }) => asked.has(question.name)).map(({ page }) => page.name))
  const at = pages.flatMap(({ name }, index) => (sensitive.has(name) ? [index] : []))
  const [announcedAt] = at
  const announcing = announcedAt === undefined ? undefined : pages[announcedAt]
  if (announcedAt === undefined || !announcing) return null
  return {
    announcedAt,
    endsBefore: (at.at(-1) ?? announcedAt) + 1,
    skippedBy: choicesThatSkip(announcing, pages[announcedAt + 1]),
    lastBehaviour: placed.filter(({ question }) => behaviours.has(question.name)).at(-1)?.question.name ?? null,
  }
}

import type { ScoringSpec } from '../instrument.ts'
import type { Question } from '../survey-json.ts'
import { duplicates, ID } from './ids.ts'

function strayChoices(id: string, choices: readonly string[], questions: ReadonlyMap<string, Question>): string[] {
  const known = questions.get(id)?.choices.map(({ value }) => value) ?? []
  return choices.filter((choice) => !known.includes(choice)).map((choice) => `prevalence ${id}: "${choice}" is no choice`)
}

/** The prevalence part against the form: its questions are marked as such, and its classes name choices that exist. */
export function checkPrevalence({ prevalence, unscored }: ScoringSpec, questions: ReadonlyMap<string, Question>): string[] {
  const marked = new Set(unscored.filter(({ kind }) => kind === 'prevalence').map(({ id }) => id))
  if (!prevalence) return marked.size === 0 ? [] : ['prevalence: questions are marked so, but nothing says how they are counted']
  const { families, chain, witnessed, happened, notHappened } = prevalence
  const behaviours = families.flatMap(({ items }) => items)
  const used = [...behaviours, witnessed.id, ...chain.map(({ id }) => id)]
  const findings = [...families.map(({ id }) => id), ...chain.flatMap(({ classes }) => classes.map(({ id }) => id))]
  return [
    ...used.filter((id) => !marked.has(id)).map((id) => `prevalence ${id}: is not listed as unscored of kind prevalence`),
    ...behaviours.flatMap((id) => strayChoices(id, [...happened, ...notHappened], questions)),
    ...strayChoices(witnessed.id, [...witnessed.yes, ...witnessed.no], questions),
    ...chain.flatMap(({ id, classes }) => strayChoices(id, classes.flatMap(({ choices }) => choices), questions)),
    ...duplicates(used).map((id) => `prevalence ${id}: is counted twice`),
    ...duplicates([...findings, 'any']).map((id) => `prevalence "${id}": its id stands twice`),
    ...findings.filter((id) => !ID.test(id)).map((id) => `prevalence "${id}": an id has small letters, digits and single hyphens`),
  ]
}

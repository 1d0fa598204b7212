import type { InstrumentDefinition } from '../instrument.ts'
import type { PrevalenceSpec } from '../prevalence-spec.ts'
import type { Question } from '../survey-json.ts'
import { duplicates, ID } from './ids.ts'

function strayChoices(id: string, choices: readonly string[], questions: ReadonlyMap<string, Question>): string[] {
  const known = questions.get(id)?.choices.map(({ value }) => value) ?? []
  return choices
    .filter((choice) => !known.includes(choice))
    .map((choice) => `prevalence ${id}: "${choice}" is no choice`)
}

function findingsOf({ families, chain }: PrevalenceSpec): string[] {
  return [...families.map(({ id }) => id), ...chain.flatMap(({ classes }) => classes.map(({ id }) => id))]
}

function checkBases({ chain, reading }: PrevalenceSpec): string[] {
  const bases = reading?.bases ?? {}
  const questions = new Set(chain.map(({ id }) => id))
  const groupsFor = (question: string) => [
    'happened',
    'witnessed',
    ...chain.filter(({ id }) => id !== question).flatMap(({ classes }) => classes.map(({ id }) => id)),
  ]
  return [
    ...[...questions]
      .filter((id) => !(id in bases))
      .map((id) => `prevalence ${id}: nothing says of whom its shares are`),
    ...Object.keys(bases)
      .filter((id) => !questions.has(id))
      .map((id) => `prevalence: the base of ${id} is of no chain question`),
    ...Object.entries(bases)
      .filter(([id, { group }]) => !groupsFor(id).includes(group))
      .map(([id, { group }]) => `prevalence ${id}: "${group}" is no group of people`),
  ]
}

/** Groups that hold each family once, and findings of a pool that exist and stand after what they are shares of. */
function checkPublication({ families, chain, publication: { groups, pooled } }: PrevalenceSpec): string[] {
  const grouped = groups.flatMap((group) => group.families)
  const classes = chain.flatMap((question) => question.classes.map(({ id }) => id))
  const known = new Set(families.map(({ id }) => id))
  const before = (place: number) => ['any', ...pooled.slice(0, place).map(({ id }) => id)]
  return [
    ...(groups.length <= 2 ? [] : ['prevalence: at most two groups of families are published']),
    ...grouped.filter((id) => !known.has(id)).map((id) => `prevalence "${id}": is in a group and is no family`),
    ...[...known]
      .filter((id) => grouped.filter((each) => each === id).length !== 1)
      .map((id) => `prevalence "${id}": is not in one group of families`),
    ...(pooled.length <= 5 ? [] : ['prevalence: at most five findings are pooled']),
    ...pooled
      .filter(({ id }) => !classes.includes(id))
      .map(({ id }) => `prevalence "${id}": is pooled and is no class of what followed`),
    ...duplicates(pooled.map(({ id }) => id)).map((id) => `prevalence "${id}": is pooled twice`),
    ...pooled
      .filter(({ of }, place) => !before(place).includes(of))
      .map(({ id, of }) => `prevalence "${id}": is a share of "${of}", which does not stand before it`),
  ]
}

/** How findings are read against what there is: known findings, a base for every chain question, a dimension, an action. */
function checkReading(prevalence: PrevalenceSpec, { scoring, actions }: InstrumentDefinition): string[] {
  const { reading } = prevalence
  if (!reading) return ['prevalence: nothing says how its findings are read']
  const known = new Set(['any', ...findingsOf(prevalence)])
  const ranked = reading.gravity.flat()
  return [
    ...ranked.filter((id) => !known.has(id)).map((id) => `prevalence "${id}": has a gravity and is no finding`),
    ...duplicates(ranked).map((id) => `prevalence "${id}": its gravity stands twice`),
    ...checkBases(prevalence),
    ...(scoring.dimensions.some(({ id }) => id === reading.trust)
      ? []
      : [`prevalence: the dimension ${reading.trust} of trust does not exist`]),
    ...(actions.some(({ id }) => id === reading.reportBack)
      ? []
      : [`prevalence: the action ${reading.reportBack} of reporting back does not exist`]),
  ]
}

/** The prevalence part against the form: its questions are marked as such, and its classes name choices that exist. */
export function checkPrevalence(definition: InstrumentDefinition, questions: ReadonlyMap<string, Question>): string[] {
  const { prevalence, unscored } = definition.scoring
  const marked = new Set(unscored.filter(({ kind }) => kind === 'prevalence').map(({ id }) => id))
  if (!prevalence)
    return marked.size === 0 ? [] : ['prevalence: questions are marked so, but nothing says how they are counted']
  const { families, chain, witnessed, happened, notHappened } = prevalence
  const behaviours = families.flatMap(({ items }) => items)
  const used = [...behaviours, witnessed.id, ...chain.map(({ id }) => id)]
  const findings = findingsOf(prevalence)
  return [
    ...used
      .filter((id) => !marked.has(id))
      .map((id) => `prevalence ${id}: is not listed as unscored of kind prevalence`),
    ...behaviours.flatMap((id) => strayChoices(id, [...happened, ...notHappened], questions)),
    ...strayChoices(witnessed.id, [...witnessed.yes, ...witnessed.no], questions),
    ...chain.flatMap(({ id, classes }) =>
      strayChoices(
        id,
        classes.flatMap(({ choices }) => choices),
        questions,
      ),
    ),
    ...duplicates(used).map((id) => `prevalence ${id}: is counted twice`),
    ...duplicates([...findings, ...prevalence.publication.groups.map(({ id }) => id), 'any']).map(
      (id) => `prevalence "${id}": its id stands twice`,
    ),
    ...findings
      .filter((id) => !ID.test(id))
      .map((id) => `prevalence "${id}": an id has small letters, digits and single hyphens`),
    ...checkPublication(prevalence),
    ...checkReading(prevalence, definition),
  ]
}

import {
  CHOOSABLE_TABLES,
  COMPARED_TABLES,
  listChoosable,
  listComparedReleases,
  listGroupFigures,
  type ComparedRelease,
} from '#db/queries/comparison.server.ts'
import type { Database } from '#db/client.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import type { Scope } from '#db/scope.ts'
import { comparePairs, type PairFinding } from '#surveys/comparison/compare-pairs.ts'
import { reversalOf } from '#surveys/comparison/unanswered.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { plainName } from '#surveys/text/written-text.ts'
import { whyNotCompared } from '#surveys/comparison/which-are-compared.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { entitySide, type Side } from './compared-sides.ts'
import type { CompareAsked } from './compare-search.ts'
import { groupsIn, quartilesIn, type FoundGroup } from './country-groups.server.ts'
import { fairnessOf } from './fairness.ts'
import type { Fairness } from './fairness-box.ts'
import {
  differenceWords,
  familySentence,
  findingSentence,
  reversalWords,
  verdictWords,
} from '#app/kit/words/claims/pair-claims.ts'

/** Why an instrument is not compared here; `rated` is one that no staff answers. */
function whyNot(asked: CompareAsked): 'attitudes' | 'trust' | 'rated' | null {
  return (
    whyNotCompared(asked.instrument) ?? (latestInstrument(asked.instrument).nature === 'institutional' ? 'rated' : null)
  )
}

type Option = { readonly id: string; readonly name: string; readonly note: string }

const optionOf = ({ id, name, entities }: FoundGroup): Option => ({
  ...{ id, name },
  note: entities === 1 ? '1 entidad con resultado' : `${entities} entidades con resultado`,
})

function measuresOf({ instrument }: CompareAsked) {
  const { scoring } = latestInstrument(instrument)
  return {
    levels: scoring.levels,
    measures: [
      { id: OVERALL, title: 'Resultado general' },
      ...scoring.dimensions.map(({ id, title }) => ({ id, title })),
    ],
  }
}

const figureAt = ({ release }: ComparedRelease, measure: string) =>
  measure === OVERALL ? release.overall : release.dimensions.find(({ id }) => id === measure)?.figure

/** What those who did not answer could do to a difference between two entities; of groups it is not said. */
function reversalIn({ one, other, measure, verdict }: PairFinding, entities: readonly ComparedRelease[]): string {
  const [first, second] = [one, other].map((id) => entities.find((each) => each.id === id))
  if (verdict.kind !== 'different' || !first || !second) return ''
  const known = (entity: ComparedRelease) => ({
    figure: figureAt(entity, measure),
    population: entity.release.population ? entity.release.population.women + entity.release.population.men : null,
  })
  const [above, below] = verdict.difference > 0 ? [first, second] : [second, first]
  return reversalWords(reversalOf(known(above), known(below)))
}

function comparisonOf(
  sides: readonly Side[],
  entities: readonly ComparedRelease[],
  { measures }: ReturnType<typeof measuresOf>,
) {
  const family = comparePairs(
    sides.map(({ compared }) => compared),
    measures.map(({ id }) => id),
  )
  const names = new Map(sides.map(({ shown }) => [shown.id, shown.name]))
  const nameOf = (id: string) => names.get(id) ?? id
  const titles = new Map(measures.map(({ id, title }) => [id, title]))
  return {
    stated: family.family,
    sentence: familySentence(family),
    findings: family.findings.flatMap((finding) => {
      const said = findingSentence(finding, titles.get(finding.measure) ?? finding.measure, nameOf)
      return said === '' ? [] : [{ measure: finding.measure, said, reversal: reversalIn(finding, entities) }]
    }),
    pairs: family.findings.map((finding) => ({
      measure: finding.measure,
      one: nameOf(finding.one),
      other: nameOf(finding.other),
      difference: differenceWords(finding),
      verdict: verdictWords(finding),
    })),
  }
}

/** Years of the results that are compared, where they are not one. */
function yearsApart(entities: readonly ComparedRelease[]): string | null {
  const years = [...new Set(entities.map(({ releasedOn }) => releasedOn.slice(0, 4)))].sort()
  return years.length > 1 ? years.join(', ') : null
}

/** Who may be chosen; whoever typed nothing is offered the same first ones, found among every entity with a result. */
function choosableIn(database: Database, scope: Scope, { instrument, search }: CompareAsked) {
  const make = () => listChoosable(database, scope, instrument, plainName(search))
  if (plainName(search) !== '') return make()
  return rememberedWhile(database, scope, CHOOSABLE_TABLES, `choosable ${instrument}`, make)
}

/** Chosen entities side by side, by their newest releases; remembered while none of them changes. */
function entitiesIn(database: Database, scope: Scope, asked: CompareAsked, about: ReturnType<typeof measuresOf>) {
  const { instrument, chosen, withPairs } = asked
  const make = () => {
    const entities = listComparedReleases(database, scope, instrument, chosen)
    const sides = entities.map(entitySide)
    const own = listGroupFigures(database, scope, instrument, { measures: [OVERALL], ids: chosen })
    const quartiles = quartilesIn(database, scope, instrument)
    const made = sides.length > 1 ? comparisonOf(sides, entities, about) : null
    return {
      chosen: entities.map(({ id, name }): Option => ({ id, name, note: '' })),
      sides: sides.map(({ shown }) => shown),
      // The table of all pairs is asked for apart, and is most of what there is.
      comparison: made && withPairs === false ? { ...made, pairs: [] } : made,
      fairness: entities.map((entity) =>
        fairnessOf(
          entity,
          own.find(({ entityId }) => entityId === entity.id),
          quartiles,
        ),
      ),
      yearsApart: yearsApart(entities),
    }
  }
  const key = `compared ${JSON.stringify([instrument, chosen, withPairs ?? true])}`
  return rememberedWhile(database, scope, COMPARED_TABLES, key, make)
}

/**
 * Entities or groups side by side, out of their newest releases: what was released, what may be said of each pair, and what
 * one must know not to be misled. Of what is not compared between entities nothing is read.
 */
export function comparisonIn(database: Database, { scope }: Pick<Actor, 'scope'>, asked: CompareAsked) {
  const reason = whyNot(asked)
  const about = measuresOf(asked)
  const head = {
    asked,
    instruments: INSTRUMENT_SLUGS.map((slug) => ({ slug, title: latestInstrument(slug).title })),
    whyNot: reason,
    ...about,
  }
  const nothing = { options: [] as Option[], chosen: [] as Option[], sides: [] as Side['shown'][] }
  if (reason) return { ...head, ...nothing, comparison: null, fairness: [] as Fairness[], yearsApart: null }
  if (asked.by === 'entidades') {
    return {
      ...head,
      options: choosableIn(database, scope, asked)
        .filter(({ id }) => !asked.chosen.includes(id))
        .map(({ id, name, governmentLevel, region }) => ({
          id,
          name,
          note: [GOVERNMENT_LEVEL_NAMES[governmentLevel], region].filter(Boolean).join(', '),
        })),
      ...entitiesIn(database, scope, asked, about),
    }
  }
  const groups = groupsIn(database, scope, asked.instrument, asked.by)
  const chosen = asked.chosen.flatMap((id) => groups.filter((group) => group.id === id))
  const sides = chosen.map(({ side }) => side)
  return {
    ...head,
    options: groups.filter(({ id }) => !asked.chosen.includes(id)).map(optionOf),
    chosen: chosen.map(optionOf),
    sides: sides.map(({ shown }) => shown),
    comparison: sides.length > 1 ? comparisonOf(sides, [], about) : null,
    fairness: chosen.map(({ fairness }) => fairness),
    yearsApart: null,
  }
}

export type Comparison = ReturnType<typeof comparisonIn>

/** The same of the database that is served, as its page needs it: the table of all pairs where it is asked for. */
export function getComparison(actor: Actor, asked: CompareAsked): Comparison {
  const made = comparisonIn(runtime().database, actor, asked)
  return asked.withPairs || !made.comparison ? made : { ...made, comparison: { ...made.comparison, pairs: [] } }
}

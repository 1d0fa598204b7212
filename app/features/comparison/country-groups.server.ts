import {
  GROUP_BASES_TABLES,
  GROUP_FIGURES_TABLES,
  listGroupBases,
  listGroupFigures,
  type GroupFigure,
} from '#db/queries/comparison.server.ts'
import type { Database } from '#db/client.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import type { Scope } from '#db/scope.ts'
import type { NoGroup } from '#surveys/disclosure/pool/group-means.ts'
import { groupQuartiles, type GroupQuartiles } from '#surveys/disclosure/pool/group-quartiles.ts'
import type { Pooled } from '#surveys/disclosure/pool/gate.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import { reachOf } from '#app/kit/words/scope-words.ts'
import type { CompareBy } from './compare-address.ts'
import { groupOf, groupSide, groupTerms, type Side } from './compared-sides.ts'
import type { Fairness } from './fairness-box.ts'
import { groupFairnessOf } from './group-fairness.ts'

/*
 * What the gate made of every entity of the country is remembered until a release or an entity changes; the figures of
 * the entities themselves are let go.
 */

/** Quartiles of a group, or why there are none. */
export type QuartilesFound = Pooled<GroupQuartiles> | NoGroup

type Alike = Pick<GroupFigure, 'governmentLevel' | 'series' | 'scope'>

const kindOf = ({ governmentLevel, series, scope }: Alike) => [governmentLevel, series, reachOf(scope)].join('/')

/** The parts of a list by a name that each has. */
function partsOf<T>(all: readonly T[], nameOf: (each: T) => string | null): Map<string, T[]> {
  const parts = new Map<string, T[]>()
  for (const each of all) {
    const name = nameOf(each)
    if (name === null) continue
    const part = parts.get(name)
    if (part) part.push(each)
    else parts.set(name, [each])
  }
  return parts
}

/** Quartiles of the overall among the entities of one level, one series and one reach, of an instrument. */
export function quartilesIn(database: Database, scope: Scope, instrument: InstrumentSlug) {
  const make = () => {
    const figures = listGroupFigures(database, scope, instrument, { measures: [OVERALL] })
    const found = [...partsOf(figures, kindOf)].map(([kind, alike]): [string, QuartilesFound] => [
      kind,
      groupQuartiles(alike.map((each) => ({ ...each, entity: each.entityId }))),
    ])
    return new Map(found)
  }
  const all = rememberedWhile(database, scope, GROUP_FIGURES_TABLES, `quartiles ${instrument}`, make)
  return (like: Alike): QuartilesFound => all.get(kindOf(like)) ?? { kind: 'few-entities' }
}

/** A group that may be chosen, and how many of its entities have a result. */
export type FoundGroup = {
  readonly id: string
  readonly name: string
  readonly entities: number
  readonly side: Side
  readonly fairness: Fairness
}

/** The groups of a kind in the country, by name, each as it is compared: through the gate. */
export function groupsIn(
  database: Database,
  scope: Scope,
  instrument: InstrumentSlug,
  by: Exclude<CompareBy, 'entidades'>,
): readonly FoundGroup[] {
  const make = () => {
    const { scoring } = latestInstrument(instrument)
    const measures = [OVERALL, ...scoring.dimensions.map(({ id }) => id)]
    const figures = listGroupFigures(database, scope, instrument, { measures })
    const terms = groupTerms(figures, measures, scoring.levels)
    const ids = [...new Set(figures.map(({ entityId }) => entityId))]
    const bases = new Map(listGroupBases(database, scope, instrument, ids).map((base) => [base.entityId, base]))
    const names = new Map<string, string>()
    const parts = partsOf(figures, (figure) => {
      const group = groupOf(by, figure)
      if (group) names.set(group.id, group.name)
      return group && group.id
    })
    return [...parts]
      .map(([id, own]): FoundGroup => {
        const group = { id, name: names.get(id) ?? id }
        const entities = new Set(own.map(({ entityId }) => entityId)).size
        return {
          ...{ ...group, entities, side: groupSide(group, own, terms) },
          fairness: groupFairnessOf(group, own, bases, terms),
        }
      })
      .sort((one, other) => one.name.localeCompare(other.name, 'es'))
  }
  const tables = [...GROUP_FIGURES_TABLES, ...GROUP_BASES_TABLES]
  return rememberedWhile(database, scope, tables, `groups ${instrument} ${by}`, make)
}

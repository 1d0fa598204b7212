import { byEntity } from '#db/by-entity.ts'
import { listMefAnswers, listMefFigures, listMefPliegos } from '#db/queries/mef-budget.server.ts'
import type { EntityThen } from '#db/queries/country-report-facts.server.ts'
import type { Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import type { CountedMoney, MoneySource } from '#surveys/country-report/counted-money.ts'
import { mefState } from '#surveys/mef-budget/answers.ts'
import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'

/**
 * What MEF told of a year, pliego by pliego, and what the entities said of it; null where nothing of it was brought in.
 * @param entities those of the year, by whose names and levels of then it is told.
 */
export function loadMoney(
  database: Handle,
  scope: Scope,
  year: number,
  entities: readonly EntityThen[],
): CountedMoney | null {
  const told = listMefPliegos(database, scope, year)
  if (told.length === 0) return null
  const figures = byEntity(listMefFigures(database, scope, year))
  const answers = byEntity(listMefAnswers(database, scope, year))
  const then = new Map(entities.map((entity) => [entity.id, entity]))
  const sources = new Map<string, { readonly place: number; readonly source: MoneySource }>()
  const placeOf = (source: MoneySource) => {
    const key = JSON.stringify(source)
    const known = sources.get(key) ?? { place: sources.size, source }
    sources.set(key, known)
    return known.place
  }
  const pliegos = told.map(({ pliego, name, governmentLevel }) => ({
    entity: then.get(pliego.entityId)?.name ?? name,
    level: then.get(pliego.entityId)?.level ?? governmentLevel,
    totalPim: pliego.totalPim,
    programmes: (figures.get(pliego.entityId) ?? []).map(({ programme, programmeName, pim, executed }) => ({
      ...{ code: programme, name: programmeName, pim, executed },
    })),
    state: mefState(answers.get(pliego.entityId) ?? [], pliego.revision),
    source: placeOf({ name: pliego.source, on: pliego.sourcedOn, importedOn: pliego.importedOn }),
  }))
  const known = new Set(told.map(({ pliego }) => pliego.entityId))
  const untold = GOVERNMENT_LEVELS.map((level) => [
    level,
    entities.filter((entity) => entity.level === level && !known.has(entity.id)).length,
  ])
  return {
    pliegos,
    sources: [...sources.values()].map(({ source }) => source),
    untold: Object.fromEntries(untold) as CountedMoney['untold'],
  }
}

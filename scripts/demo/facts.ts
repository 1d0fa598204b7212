import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertFactSheet } from '#db/queries/fact-sheets.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { TABLE_ROWS, type PeopleTable } from '#surveys/facts/lines.ts'
import type { Pair } from '#surveys/facts/merge-rows.ts'
import { EMPTY_SHEET, protectSheet, type TypedCells } from '#surveys/facts/protect-sheet.ts'
import { DEMO_ENTITIES, type DemoEntity } from './entities.ts'
import { demoFigure, demoScope } from './staff-figures.ts'

/** How women and men divide among the rows of each table, in percent; the last row takes what is left. */
const PARTS: Readonly<Record<PeopleTable, { readonly women: readonly number[]; readonly men: readonly number[] }>> = {
  regime: { women: [22, 3, 70, 1], men: [30, 8, 55, 3] },
  group: { women: [6, 42, 22], men: [14, 40, 26] },
  pay: { women: [24, 44, 20, 7, 4], men: [16, 40, 24, 10, 7] },
}

function divided(whole: number, percents: readonly number[]): number[] {
  const parts = percents.map((percent) => Math.floor((whole * percent) / 100))
  return [...parts, whole - parts.reduce((sum, part) => sum + part, 0)]
}

/** Entities whose offices fill the sheet in: a large one, a middle one, and three in which more and more rows are small. */
const FILLED_BY = [
  'ejemplo-municipalidad-provincial-de-yanamarca',
  'ejemplo-ministerio-de-los-vientos',
  'ejemplo-comision-de-plazas-arboladas',
  'ejemplo-municipalidad-distrital-de-wayrapampa',
  'ejemplo-municipalidad-distrital-de-chaskipata',
]

/** Whom a sheet counts of an entity: interns, whom large ones count among those who answer, are not of them. */
function countedIn(entity: DemoEntity): Pair {
  const share = demoScope(entity).interns ? 0.96 : 1
  return { women: Math.round(entity.women * share), men: Math.round(entity.men * share) }
}

function typedBy({ women, men }: Pair): TypedCells {
  const tables = (Object.keys(PARTS) as PeopleTable[]).flatMap((table) => {
    const ofWomen = divided(women, PARTS[table].women)
    const ofMen = divided(men, PARTS[table].men)
    return TABLE_ROWS[table].map(({ id }, place) => [id, { women: ofWomen[place] ?? 0, men: ofMen[place] ?? 0 }])
  })
  const some = (whole: number, percent: number) => Math.round((whole * percent) / 100)
  return {
    ...(Object.fromEntries(tables) as TypedCells),
    maternity: { women: some(women, 5) },
    'paternity-due': { men: some(men, 9) },
    paternity: { men: some(men, 5) },
    nursing: { women: some(women, 6) },
    care: { women: some(women, 12), men: some(men, 7) },
    trained: { women: some(women, 60), men: some(men, 72) },
    hours: { women: some(women, 60) * 14, men: some(men, 72) * 19 },
  }
}

/** The fact sheets of some entities, of last year and this one. @param today ISO date in Lima time. */
export function seedFacts(database: Database, today: string): void {
  const entities = DEMO_ENTITIES.filter(({ id }) => FILLED_BY.includes(id))
  if (entities.length !== FILLED_BY.length) throw new Error('an entity that fills in the fact sheet is not invented')
  const lastYear = Number(today.slice(0, 4)) - 1
  inTransaction(database, (transaction) => {
    for (const entity of entities) {
      const days = [`${lastYear}-12-31`, today].map((day) => demoFigure(entity, day).countedOn)
      const byYear = new Map(days.map((day) => [Number(day.slice(0, 4)), day]))
      const staff = countedIn(entity)
      const { sheet: content } = protectSheet({ cells: typedBy(staff), stored: EMPTY_SHEET, otherYears: [], staff })
      for (const [year, countedOn] of byYear)
        insertFactSheet(
          transaction,
          { entityId: entity.id, year, countedOn, content, revision: 1, savedOn: countedOn },
          NO_NOTE,
        )
    }
  })
}

import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertFactSheet } from '#db/queries/fact-sheets.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { TABLE_ROWS, type PeopleTable } from '#surveys/facts/lines.ts'
import { EMPTY_SHEET, protectSheet, type FactSheet, type TypedCells } from '#surveys/facts/protect-sheet.ts'
import { DEMO_ENTITIES, type DemoEntity } from './entities.ts'
import { demoFigure } from './staff-figures.ts'

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

function typedBy({ women, men }: DemoEntity): TypedCells {
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

function sheetOf(entity: DemoEntity): FactSheet {
  const given = { cells: typedBy(entity), stored: EMPTY_SHEET, lastYear: EMPTY_SHEET, staff: entity }
  return protectSheet(given).sheet
}

/** The fact sheet of one entity, of last year and this one. @param today ISO date in Lima time. */
export function seedFacts(database: Database, today: string): void {
  const [entity] = DEMO_ENTITIES
  if (!entity) throw new Error('there is no invented entity')
  const thisYear = today.slice(0, 4)
  const days = [`${Number(thisYear) - 1}-12-31`, today].map((day) => demoFigure(entity, day).countedOn)
  const byYear = new Map(days.map((day) => [Number(day.slice(0, 4)), day]))
  inTransaction(database, (transaction) => {
    for (const [year, countedOn] of byYear) {
      const sheet = { entityId: entity.id, year, countedOn, content: sheetOf(entity), revision: 1, savedOn: countedOn }
      insertFactSheet(transaction, sheet, NO_NOTE)
    }
  })
}

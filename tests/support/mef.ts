import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertMefAnswer, updateMefPliego } from '#db/queries/mef-budget.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'

/** Figures of MEF of an entity and year: one programme and the whole budget; with an objection that waits, where it has an id. */
export function seedMef(database: Database, entityId: string, year: number, objectionId: string | null = null): void {
  const programmes = [
    { programme: '1002', programmeName: 'Reducción de la violencia', pim: 500_000, executed: 480_050 },
  ]
  const told = { entityId, year, totalPim: 9_000_000, source: 'Consulta Amigable', sourcedOn: `${year}-06-30` }
  inTransaction(database, (transaction) => {
    updateMefPliego(transaction, { ...told, importedBy: 'ana', importedOn: `${year}-07-01`, programmes }, NO_NOTE)
    if (objectionId === null) return
    const by = { answeredBy: 'rosa', answeredByName: 'Rosa', answeredAt: `${year}-07-02T15:00:00.000Z` }
    const objection = { verdict: 'objected', reason: 'El programa es de otro pliego' } as const
    insertMefAnswer(transaction, { id: objectionId, entityId, year, revision: 1, ...objection, ...by }, NO_NOTE)
  })
}

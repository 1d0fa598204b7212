import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import {
  insertEntity,
  insertEntityHistory,
  insertHeadcount,
  mergeEntities,
  updateEntity,
} from '#db/queries/directory.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { addMonths } from '#app/kit/program/clock.ts'
import { DEMO_ENTITIES } from './entities.ts'

const SOURCE = 'Planilla de Recursos Humanos (ejemplo)'
const RECORDED_BY = 'demostracion'
const RENAMED = {
  id: 'ejemplo-programa-nacional-manta-tejida',
  before: 'Programa Nacional Hilos del Sur (ejemplo)',
  after: 'Programa Nacional Manta Tejida (ejemplo)',
}
const MERGED = {
  id: 'ejemplo-municipalidad-distrital-de-piedra-lisa',
  name: 'Municipalidad Distrital de Piedra Lisa (ejemplo)',
  intoId: 'ejemplo-municipalidad-provincial-de-altomayu',
}

/**
 * What became of invented entities: staff figures of two years, a new name, a merger, who answers for personal data.
 * @param today ISO date in Lima time.
 */
export function seedDirectoryHistory(database: Database, today: string): void {
  const year = Number(today.slice(0, 4))
  inTransaction(database, (transaction) => {
    for (const { id, women, men } of DEMO_ENTITIES) {
      const grown = (people: number) => Math.max(1, Math.round(people * 0.96))
      const before = { women: grown(women), men: grown(men), countedOn: `${year - 1}-01-31` }
      const now = { women, men, countedOn: `${year}-01-31` }
      for (const count of [before, now])
        insertHeadcount(transaction, { entityId: id, ...count, source: SOURCE }, NO_NOTE)
    }
    const renamedOn = addMonths(today, -14)
    insertEntityHistory(transaction, {
      entityId: RENAMED.id,
      change: 'renamed',
      before: RENAMED.before,
      after: RENAMED.after,
      document: 'Decreto inventado 014',
      effectiveOn: renamedOn,
      recordedBy: RECORDED_BY,
    })
    const mergedOn = addMonths(today, -16)
    const merged = {
      id: MERGED.id,
      name: MERGED.name,
      governmentLevel: 'local-government',
      region: 'San Martín',
      source: 'Demostración: entidad inventada',
      sourceYear: year - 2,
      invented: true,
    } as const
    insertEntity(transaction, merged, NO_NOTE)
    const access = { lastDay: mergedOn, now: `${mergedOn}T12:00:00.000Z` }
    mergeEntities(transaction, merged, { id: MERGED.intoId }, access, NO_NOTE)
    const grounds = { document: 'Ley inventada 016', effectiveOn: mergedOn, recordedBy: RECORDED_BY }
    insertEntityHistory(transaction, {
      entityId: MERGED.id,
      change: 'merged',
      before: MERGED.name,
      after: MERGED.intoId,
      ...grounds,
    })
    insertEntityHistory(transaction, {
      entityId: MERGED.intoId,
      change: 'absorbed',
      before: '',
      after: MERGED.id,
      ...grounds,
    })
    const [first] = DEMO_ENTITIES
    if (first)
      updateEntity(
        transaction,
        first,
        {
          privacyAddress: 'Plaza de Armas s/n, Yanamarca',
          privacyContact: 'datospersonales@yanamarca.ejemplo',
          dataOfficer: 'Oficial de Datos Personales, designación en trámite',
        },
        NO_NOTE,
      )
  })
}

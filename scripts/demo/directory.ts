import type { Database } from '#db/client.server.ts'
import {
  changeEntityRow,
  insertEntityRow,
  insertHistory,
  mergeEntityRows,
  putStaffFigure,
} from '#db/queries/directory.server.ts'
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
  database.transaction((transaction) => {
    for (const { id, women, men } of DEMO_ENTITIES) {
      const grown = (people: number) => Math.max(1, Math.round(people * 0.96))
      putStaffFigure(transaction, {
        entityId: id,
        women: grown(women),
        men: grown(men),
        countedOn: `${year - 1}-01-31`,
        source: SOURCE,
      })
      putStaffFigure(transaction, { entityId: id, women, men, countedOn: `${year}-01-31`, source: SOURCE })
    }
    const renamedOn = addMonths(today, -14)
    insertHistory(transaction, {
      entityId: RENAMED.id,
      change: 'renamed',
      before: RENAMED.before,
      after: RENAMED.after,
      document: 'Decreto inventado 014',
      effectiveOn: renamedOn,
      recordedBy: RECORDED_BY,
    })
    const mergedOn = addMonths(today, -16)
    insertEntityRow(transaction, {
      id: MERGED.id,
      name: MERGED.name,
      governmentLevel: 'local-government',
      region: 'San Martín',
      source: 'Demostración: entidad inventada',
      sourceYear: year - 2,
      invented: true,
    })
    mergeEntityRows(transaction, MERGED.id, MERGED.intoId)
    const grounds = { document: 'Ley inventada 016', effectiveOn: mergedOn, recordedBy: RECORDED_BY }
    insertHistory(transaction, {
      entityId: MERGED.id,
      change: 'merged',
      before: MERGED.name,
      after: MERGED.intoId,
      ...grounds,
    })
    insertHistory(transaction, {
      entityId: MERGED.intoId,
      change: 'absorbed',
      before: '',
      after: MERGED.id,
      ...grounds,
    })
    const [first] = DEMO_ENTITIES
    if (first)
      changeEntityRow(transaction, first.id, {
        privacyAddress: 'Plaza de Armas s/n, Yanamarca',
        privacyContact: 'datospersonales@yanamarca.ejemplo',
        dataOfficer: 'Oficial de Datos Personales, designación en trámite',
      })
  })
}

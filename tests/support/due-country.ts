import { addDays, limaDate } from '#app/kit/program/clock.ts'
import type { Database } from '#db/client.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertSlipBatches } from '#db/queries/slips.server.ts'
import { countryScope } from '#db/scope.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { answersLike, insertEntity, openCampaign } from './test-database.ts'

function answered(database: Database, id: string, people: number): void {
  seedResponses(
    database,
    id,
    Array.from({ length: people }, (_, person) => ({ answers: answersLike(3, person), sex: null, extraSegment: null })),
  )
}

/** Campaigns on which the schedule has something to do today, each in an entity of its name; and one of `uno`. */
export async function seedDue(database: Database): Promise<void> {
  const today = limaDate(new Date())
  const over = { opensOn: addDays(today, -20), closesOn: addDays(today, -1) }
  const stereotypes = latestInstrument('gender-stereotypes')
  for (const id of ['por-cerrar', 'por-prolongar', 'por-contar']) insertEntity(database, id)
  await openCampaign(database, 'por-abrir', 'uno', {
    instrumentSlug: stereotypes.slug,
    instrumentVersion: stereotypes.version,
    instrumentHash: stereotypes.hash,
    status: 'scheduled',
    opensOn: today,
    closesOn: addDays(today, 20),
  })
  await openCampaign(database, 'por-cerrar', 'por-cerrar', over)
  answered(database, 'por-cerrar', 12)
  await openCampaign(database, 'por-prolongar', 'por-prolongar', over)
  answered(database, 'por-prolongar', 3)
  const running = { opensOn: addDays(today, -5), closesOn: addDays(today, 9), linkCode: null }
  await openCampaign(database, 'por-contar', 'por-contar', running)
  answered(database, 'por-contar', 23)
  const macs = Array.from({ length: 30 }, (_, index) => Buffer.alloc(32, index + 1))
  const batches = [{ id: 'lote-por-contar', site: '', printedOn: today, macs }]
  await insertSlipBatches(database, countryScope(), { id: 'por-contar', codesPrinted: 0 }, batches, NO_NOTE)
}

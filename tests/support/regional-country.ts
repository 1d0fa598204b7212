import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertFact, type NewFact } from '#db/queries/yearly-record.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { entities } from '#db/schema/index.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { eq } from 'drizzle-orm'
import { seedMef } from './mef.ts'
import { answersLike, insertEntity, openCampaign } from './test-database.ts'

/** Their names; the first is the best and the last the worst of them, one step of the scale apart. */
export const REGIONS = ['Áncash', 'Cusco', 'Loreto', 'Piura', 'Puno', 'Tacna'] as const
export const regionalName = (region: string) => `Gobierno Regional de ${region} (ejemplo)`

const PEOPLE = 80
/** Of so many MEF told a programme, one that they share. */
export const WITH_BUDGET = 2
/** Of every regional government the lowest: its questions are answered with the least. */
export const WEAKEST = latestInstrument('organizational-culture').scoring.dimensions[0]

function answersOf(place: number, person: number): Record<string, string> {
  const weak = Object.fromEntries(
    (WEAKEST?.items ?? []).map(({ id, keyed }) => [id, keyed === 'reverse' ? '5' : '1'] as const),
  )
  return { ...answersLike(place < 3 ? 5 : 3, person), ...weak }
}

function record(database: Database, fact: NewFact): void {
  const by = { at: `${fact.submittedOn}T12:00:00.000Z`, userId: 'ana', who: 'Ana' }
  inTransaction(database, (transaction) => insertFact(transaction, fact, { event: 'submitted', text: '', by }, NO_NOTE))
}

/** What a regional government tells of a year: one norm, and one training whose people are counted. */
function recordYear(database: Database, entityId: string, year: number): void {
  const told = { entityId, year, occurredOn: `${year}-05-04`, origin: 'entity', state: 'submitted' } as const
  const dates = { recordedOn: `${year}-05-05`, submittedOn: `${year}-06-01`, letterNumber: null, letterOn: null }
  const training = {
    name: 'Curso de igualdad',
    type: 'course',
    hours: 8,
    women: 14,
    men: 6,
    counts: 'persons',
  } as const
  record(database, { ...told, ...dates, id: `capacita-${entityId}`, kind: 'training', content: training } as NewFact)
  record(database, { ...told, ...dates, id: `norma-${entityId}`, kind: 'norm', content: null } as NewFact)
}

/** Six regional governments that applied organizational culture and told something of last year. */
export async function seedRegionalCountry(database: Database): Promise<void> {
  const today = limaDate(new Date())
  const lastYear = Number(today.slice(0, 4)) - 1
  for (const [place, region] of REGIONS.entries()) {
    const id = `regional-${place}`
    insertEntity(database, id, regionalName(region))
    database.update(entities).set({ governmentLevel: 'regional-government', region }).where(eq(entities.id, id)).run()
    await openCampaign(database, id, id, {
      opensOn: addDays(today, -40),
      closesOn: addDays(today, -10),
      linkCode: null,
    })
    seedResponses(
      database,
      id,
      Array.from({ length: PEOPLE }, (_, person) => ({
        ...{ answers: answersOf(place, person), sex: null, extraSegment: null },
      })),
    )
    await closeCampaign(database, id, addDays(today, -9), null)
    recordYear(database, id, lastYear)
    if (place < WITH_BUDGET) seedMef(database, id, lastYear)
  }
}

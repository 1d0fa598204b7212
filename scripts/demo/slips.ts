import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import type { NewCampaign } from '#db/queries/campaigns.server.ts'
import { campaigns, slipBatches, slipDestructions } from '#db/schema/index.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { DEMO_BATCH } from '#app/respondent/desk/demo-slip.server.ts'

/** Slips that DEMO-HOST may hand out. */
export const DEMO_SLIPS = 200

/** Where the slips of the demonstration's own entity are drawn, and which share of them. */
const SITES = [
  ['Sede Central', 0.7],
  ['Gerencia de Obras', 0.3],
] as const

/** Slips of a campaign that has ended, as its custodian printed them a week before it opened: one for each person. */
export function seedPastSlips(
  database: Database,
  {
    id,
    opensOn,
    populationWomen,
    populationMen,
  }: Pick<NewCampaign, 'id' | 'opensOn' | 'populationWomen' | 'populationMen'>,
): void {
  const people = populationWomen + populationMen
  const printedOn = addDays(opensOn, -7)
  inTransaction(database, (transaction) => {
    let left = people
    SITES.forEach(([site, share], index) => {
      const slips = index === SITES.length - 1 ? left : Math.round(people * share)
      left -= slips
      transaction
        .insert(slipBatches)
        .values({ id: `${id}-${index}`, campaignId: id, site, slips, printedOn })
        .run()
    })
    transaction.update(campaigns).set({ codesPrinted: people }).where(eq(campaigns.id, id)).run()
  })
}

/** The act by which the slips that were left were destroyed, some days after the last day. */
export function seedDestruction(database: Database, campaignId: string, closesOn: string): void {
  const act = {
    campaignId,
    destroyedOn: addDays(closesOn, 3),
    signedOn: addDays(closesOn, 4),
    signedBy: 'Custodia de códigos de demostración',
    witness: 'Persona inventada',
  }
  inTransaction(database, (transaction) => transaction.insert(slipDestructions).values(act).run())
}

/**
 * The box of slips of the demonstration: counted as printed, each code made when somebody asks for it. With those that
 * were printed before they are one for each person.
 */
export function seedDemoSlips(database: Database, campaignId: string, today: string, printedBefore = 0): void {
  const printedOn = addDays(today, -30)
  inTransaction(database, (transaction) => {
    const codesPrinted = printedBefore + DEMO_SLIPS
    transaction.update(campaigns).set({ codesPrinted }).where(eq(campaigns.id, campaignId)).run()
    transaction
      .insert(slipBatches)
      .values([
        { id: DEMO_BATCH, campaignId, site: '', slips: DEMO_SLIPS, printedOn },
        ...(printedBefore > 0
          ? [{ id: `${DEMO_BATCH}-antes`, campaignId, site: '', slips: printedBefore, printedOn }]
          : []),
      ])
      .run()
  })
}

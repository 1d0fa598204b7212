import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { campaigns, slipBatches } from '#db/schema/index.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { DEMO_BATCH } from '#app/respondent/desk/demo-slip.server.ts'

/** Slips that DEMO-HOST may hand out; with whoever answered already they are fewer than the people of the entity. */
const DEMO_SLIPS = 200

/** The box of slips of the demonstration: counted as printed, each code made when somebody asks for it. */
export function seedDemoSlips(database: Database, campaignId: string, today: string): void {
  const batch = { id: DEMO_BATCH, campaignId, site: '', slips: DEMO_SLIPS, printedOn: addDays(today, -30) }
  inTransaction(database, (transaction) => {
    transaction.update(campaigns).set({ codesPrinted: DEMO_SLIPS }).where(eq(campaigns.id, campaignId)).run()
    transaction.insert(slipBatches).values(batch).run()
  })
}

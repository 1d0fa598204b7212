import type { Database } from '#db/client.server.ts'
import { insertStockCode } from '#db/queries/slips.server.ts'
import { readCode } from '#app/kit/codes/typed-code.ts'
import { codeMac, newAccessCodes } from './access-code.ts'

/** What somebody types to try a harassment questionnaire; no code, but the address of a box of slips. */
const DEMO_SLIPS = 'DEMOHOST'
/** The batch of which the demonstration hands out one slip after the other; its country puts it there. */
export const DEMO_BATCH = 'demo-papeletas'

/** Whether this is where the demonstration hands out slips. @param typed a code as an address carries it. */
export function isDemoSlips(typed: string): boolean {
  return readCode(typed) === DEMO_SLIPS
}

/**
 * A fresh slip code of the demonstration, good for one response like every slip.
 * @returns null when all that there are have been handed out, or its questionnaire is closed.
 */
export async function handOutDemoSlip(database: Database, key: string): Promise<string | null> {
  const [code = ''] = newAccessCodes(1)
  return (await insertStockCode(database, DEMO_BATCH, codeMac(key, code))) ? code : null
}

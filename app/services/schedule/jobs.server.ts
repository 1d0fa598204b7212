import type { Database } from '#db/client.server.ts'
import { countParticipation, countSites, settleByCalendar } from '../campaigns/due.server.ts'
import { programScope } from '../guard.server.ts'

/**
 * Something that happens by the calendar. It reads what is due from the database, so that it may run at any time, as
 * often as one likes, and after a stop of the program.
 */
export type Job = { readonly name: string; readonly run: (database: Database, now: Date) => Promise<void> }

/** What runs every minute in production, in this order. A part that has to do something by date adds its job here. */
export const JOBS: readonly Job[] = [
  { name: 'campaigns', run: (database, now) => settleByCalendar(database, programScope(), now) },
  { name: 'participation', run: (database, now) => countParticipation(database, programScope(), now) },
  { name: 'participation-by-site', run: (database, now) => countSites(database, programScope(), now) },
]

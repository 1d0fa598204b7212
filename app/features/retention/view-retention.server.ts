import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { upcomingDestructions, upcomingForgettings, upcomingRequestDeletions } from './delete-due.server.ts'
import { RETENTION_TERMS } from '#app/kit/program/retention-terms.ts'

/** Days before a deletion from which it is announced. */
const ANNOUNCED_DAYS = 60

/** What the program will delete soon, shown before it does. */
export async function viewRetention(actor: Actor, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const rows = await upcomingDestructions(runtime().database, actor.scope, today, ANNOUNCED_DAYS)
  return {
    today,
    days: ANNOUNCED_DAYS,
    terms: RETENTION_TERMS,
    deletedAccounts: await upcomingForgettings(runtime().database, clock(), ANNOUNCED_DAYS),
    requests: await upcomingRequestDeletions(runtime().database, today, ANNOUNCED_DAYS),
    campaigns: rows.map(({ instrumentHash, ...row }) => ({
      ...row,
      instrumentTitle: instrumentByHash(instrumentHash).title,
    })),
  }
}

export type RetentionView = Awaited<ReturnType<typeof viewRetention>>

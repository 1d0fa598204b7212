import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { upcomingDestructions, upcomingForgettings, upcomingRequestDeletions } from './delete-due.server.ts'
import { RETENTION_TERMS } from '#app/kit/program/retention-terms.ts'

/** Days before a deletion from which it is announced. */
const ANNOUNCED_DAYS = 60

/** What the program will delete soon, shown before it does; of campaigns one page. */
export async function viewRetention(
  actor: Actor,
  { page: asked }: { readonly page: number },
  clock: Clock = systemClock,
) {
  const today = limaDate(clock())
  const upcoming = { today, days: ANNOUNCED_DAYS, page: asked }
  const { found, pages, page, days, campaigns } = upcomingDestructions(runtime().database, actor.scope, upcoming)
  return {
    today,
    days: ANNOUNCED_DAYS,
    terms: RETENTION_TERMS,
    deletedAccounts: await upcomingForgettings(runtime().database, clock(), ANNOUNCED_DAYS),
    requests: await upcomingRequestDeletions(runtime().database, today, ANNOUNCED_DAYS),
    ...{ found, pages, page, destructions: days },
    campaigns: campaigns.map(({ instrumentHash, ...row }) => ({
      ...row,
      instrumentTitle: instrumentByHash(instrumentHash).title,
    })),
  }
}

export type RetentionView = Awaited<ReturnType<typeof viewRetention>>

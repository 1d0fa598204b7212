import { listFailedMails } from '#db/queries/waiting.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** Mails to accounts that do not go out, for who administers them; to whom they should have gone is not told here. */
export async function viewFailedMails(actor: Actor) {
  if (!can(actor.role, 'accounts:grant')) return []
  return (await listFailedMails(runtime().database, actor.scope)).map(({ kind, fault, mails, oldest }) => ({
    kind,
    fault: fault ?? '',
    mails,
    oldest: oldest === null ? '' : limaDate(new Date(oldest)),
  }))
}

export type FailedMailsView = Awaited<ReturnType<typeof viewFailedMails>>

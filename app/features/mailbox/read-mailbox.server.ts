import { listNewestMails } from '#db/queries/mails.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, limaTime } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

const SHOWN = 100

/** The queue as a mailbox. @throws {AppError} `not-found` anywhere but in the demonstration. */
export async function readMailbox() {
  const { database, environment } = runtime()
  if (environment.ESPEJO_MODE !== 'demo') throw new AppError('not-found')
  return (await listNewestMails(database, SHOWN)).map(({ id, recipient, subject, body, queuedAt }) => {
    const queued = new Date(queuedAt)
    return { id, recipient, subject, body, day: limaDate(queued), time: limaTime(queued) }
  })
}

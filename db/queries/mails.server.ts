import { randomBytes } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import { mails } from '#db/schema/index.ts'

/** A mail in plain text; lines are wrapped by whoever reads it. */
export type Mail = { readonly kind: string; readonly recipient: string; readonly subject: string; readonly body: string }

/** Queues a mail; runs inside the transaction of the change that it tells. @param now ISO instant. */
export function queueMail(database: Pick<Database, 'insert'>, mail: Mail, now: string): void {
  database.insert(mails).values({ id: randomBytes(16).toString('hex'), ...mail, queuedAt: now, nextTryAt: now }).run()
}

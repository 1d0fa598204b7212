import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { campaigns } from './campaigns.ts'

/** Mails to be sent, with their tries. What was sent loses its text at once: it may hold a link that opens something. */
export const mails = sqliteTable(
  'mails',
  {
    id: text('id').primaryKey(),
    /** What it is for: `invitation`, `reset`, `reminder` and so on. */
    kind: text('kind').notNull(),
    recipient: text('recipient').notNull(),
    /** Empty where the text is made in the moment of sending: a link by which somebody answers is never queued. */
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    /** Whose staff it invites or reminds; its mails go with the campaign's addresses. */
    campaignId: text('campaign_id').references(() => campaigns.id),
    /** ISO instants. */
    queuedAt: text('queued_at').notNull(),
    nextTryAt: text('next_try_at'),
    tries: integer('tries').notNull().default(0),
    sentAt: text('sent_at'),
    /** Name of the last fault, without addresses. */
    fault: text('fault'),
  },
  (table) => [index('mail_waiting').on(table.nextTryAt)],
)

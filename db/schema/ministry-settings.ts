import { sql } from 'drizzle-orm'
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * What the Ministry says of itself to everybody: who writes, whom one asks, what it adds to the terms. Each row replaces
 * the one before and all stay: what a mail said on a day can be told. Who saved it stands in the audit log.
 */
export const ministrySettings = sqliteTable(
  'ministry_settings',
  {
    /** From 1 on; the newest is in force. */
    version: integer('version').primaryKey(),
    /** Unit that runs Espejo, as people know it. Each text may be empty: then the start value, or nothing, is shown. */
    office: text('office').notNull(),
    /** Sender of mails. */
    senderName: text('sender_name').notNull(),
    senderAddress: text('sender_address').notNull(),
    /** Where people ask. */
    contactMail: text('contact_mail').notNull(),
    contactPhone: text('contact_phone').notNull(),
    /** What is added to the terms of use; paragraphs. */
    terms: text('terms').notNull(),
    /** ISO date in Lima time. */
    savedOn: text('saved_on').notNull(),
  },
  (table) => [
    check('settings_are_counted', sql`${table.version} >= 1`),
    check(
      'a_sender_name_is_one_line',
      sql`instr(${table.senderName}, char(10)) = 0 AND instr(${table.senderName}, char(13)) = 0`,
    ),
    check(
      'settings_fit',
      sql`length(${table.office}) <= 120 AND length(${table.senderName}) <= 60 AND length(${table.senderAddress}) <= 254 AND length(${table.contactMail}) <= 254 AND length(${table.contactPhone}) <= 60 AND length(${table.terms}) <= 4000`,
    ),
  ],
)

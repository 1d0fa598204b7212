import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { user } from './accounts.ts'
import { entities } from './entities.ts'

/** Kinds of news that somebody does not want by mail; what is not here is sent. */
export const mailChoices = sqliteTable(
  'mail_choices',
  {
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    kind: text('kind').notNull(),
    wanted: integer('wanted', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind] })],
)

/** Something that happened and that somebody is told of in her next daily mail; never about who answers. */
export const notices = sqliteTable(
  'notices',
  {
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    /** What is told, so that the same thing is told once. */
    key: text('key').notNull(),
    kind: text('kind').notNull(),
    entityId: text('entity_id').references(() => entities.id),
    /** What the words need: names of papers, dates. */
    facts: text('facts', { mode: 'json' }).$type<Readonly<Record<string, string | number>>>().notNull(),
    /** ISO instant. */
    at: text('at').notNull(),
    /** ISO date of the mail that told it, or of the day on which it was not wanted; null while it waits. */
    toldOn: text('told_on'),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.key] }),
    index('notice_waiting').on(table.toldOn, table.userId),
    check('a_notice_says_what', sql`length(trim(${table.key})) > 0`),
  ],
)

/** Secret address by which a program of calendars reads somebody's dates; renewed, the old one opens nothing. */
export const calendarFeeds = sqliteTable('calendar_feeds', {
  userId: text('user_id')
    .primaryKey()
    .references(() => user.id),
  /** SHA-256 (hex) of the secret; the address itself is shown once. */
  secretHash: text('secret_hash').notNull().unique('calendar_secret'),
  /** Role for which it reads. */
  membershipId: text('membership_id').notNull(),
  /** ISO date. */
  madeOn: text('made_on').notNull(),
})

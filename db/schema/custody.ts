import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { campaigns } from './campaigns.ts'

/** Domains besides the entity's own to which a campaign may send links, because the head agreed. */
export const agreedDomains = sqliteTable(
  'agreed_domains',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    domain: text('domain').notNull(),
    /** ISO date. */
    agreedOn: text('agreed_on').notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.domain] })],
)

/**
 * That whoever kept the slips of a campaign signed the destruction of what was left. Never how many: with the number
 * printed that would be the number of people who answered.
 */
export const slipDestructions = sqliteTable('slip_destructions', {
  campaignId: text('campaign_id')
    .primaryKey()
    .references(() => campaigns.id),
  /** ISO dates. */
  destroyedOn: text('destroyed_on').notNull(),
  signedOn: text('signed_on').notNull(),
  /** Names: who signed, and who saw it. */
  signedBy: text('signed_by').notNull(),
  witness: text('witness').notNull(),
})

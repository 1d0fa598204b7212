import { blob, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { campaigns } from './campaigns.ts'

/**
 * Campaigns whose release is frozen and whose rows are not yet all written anew: it is done in lots, between which others
 * write, and goes on where it was stopped.
 */
export const rowRewrites = sqliteTable('row_rewrites', {
  campaignId: text('campaign_id')
    .primaryKey()
    .references(() => campaigns.id),
  /** Sexes that may stay beside main answers; beside what happened to people none does. */
  keptSexes: text('kept_sexes', { mode: 'json' }).$type<readonly string[]>().notNull(),
  /** Rows whose id comes before this one stand as they are to stand. */
  upTo: blob('up_to', { mode: 'buffer' }).notNull(),
})

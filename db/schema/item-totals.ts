import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Pooled } from '#surveys/disclosure/pool/gate.ts'
import type { ItemTotals } from '#surveys/scoring/item-totals.ts'
import { campaigns } from './campaigns.ts'

/** Campaigns that entered the national totals together: never fewer than five, at most one lot a quarter. */
export const itemLots = sqliteTable(
  'item_lots',
  {
    id: text('id').primaryKey(),
    instrumentHash: text('instrument_hash').notNull(),
    /** ISO date in Lima time, and its quarter ("2026-T4"). */
    countedOn: text('counted_on').notNull(),
    quarter: text('quarter').notNull(),
  },
  (table) => [uniqueIndex('one_lot_a_quarter').on(table.instrumentHash, table.quarter)],
)

export const itemLotCampaigns = sqliteTable('item_lot_campaigns', {
  campaignId: text('campaign_id')
    .primaryKey()
    .references(() => campaigns.id),
  lotId: text('lot_id')
    .notNull()
    .references(() => itemLots.id),
})

/** Sums, cross-products and counts per choice of an instrument version over the country. */
export const itemTotals = sqliteTable('item_totals', {
  instrumentHash: text('instrument_hash').primaryKey(),
  totals: text('totals', { mode: 'json' }).$type<Pooled<ItemTotals>>().notNull(),
  campaigns: integer('campaigns').notNull(),
  entities: integer('entities').notNull(),
})

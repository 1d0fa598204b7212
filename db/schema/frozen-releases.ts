import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import type { FittedProposal } from '#surveys/planning/proposal.ts'
import { campaigns } from './campaigns.ts'
import { entities } from './entities.ts'

/**
 * Releases of campaigns whose close is not done: computed once, from rows that are already rewritten, and shown nowhere
 * until nothing of codes and links is left in any file. Then they become rows of `releases`, as they are.
 */
export const frozenReleases = sqliteTable('frozen_releases', {
  campaignId: text('campaign_id')
    .primaryKey()
    .references(() => campaigns.id),
  entityId: text('entity_id')
    .notNull()
    .references(() => entities.id),
  instrumentSlug: text('instrument_slug', { enum: INSTRUMENT_SLUGS }).notNull(),
  /** ISO date on which it was computed. */
  releasedOn: text('released_on').notNull(),
  content: text('content', { mode: 'json' }).$type<Release>().notNull(),
  digest: text('digest').notNull(),
  /** What the release proposes for the plan. */
  proposals: text('proposals', { mode: 'json' }).$type<readonly FittedProposal[]>().notNull(),
})

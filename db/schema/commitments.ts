import { sql } from 'drizzle-orm'
import { check, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { campaigns } from './campaigns.ts'

/** Parts that the head added to the public page: each whole, from the release and the plan alone, none written by hand. */
export type CommitmentAdditions = readonly string[]

/**
 * The public page of what follows from a campaign. Made with the campaign, whose notice promises it; a campaign without a
 * row promised none and never gets one.
 */
export const commitments = sqliteTable(
  'commitments',
  {
    campaignId: text('campaign_id')
      .primaryKey()
      .references(() => campaigns.id),
    /** Random and public; says nothing of the access code. */
    publicId: text('public_id').notNull().unique('commitment_public_id'),
    /** ISO dates in Lima time. */
    promisedOn: text('promised_on').notNull(),
    publishedOn: text('published_on'),
    /** Name of the head who published it before its day; null where the day did. */
    publishedBy: text('published_by'),
    additions: text('additions', { mode: 'json' }).$type<CommitmentAdditions>(),
  },
  (table) => [
    check('additions_are_of_a_published_page', sql`${table.additions} IS NULL OR ${table.publishedOn} IS NOT NULL`),
  ],
)

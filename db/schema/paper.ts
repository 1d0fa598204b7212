import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { campaigns } from './campaigns.ts'
import { oneOf } from './one-of.ts'

export const BATCH_STATUSES = ['printed', 'opened', 'finished'] as const
export type BatchStatus = (typeof BATCH_STATUSES)[number]

/** Forms printed together under one code, put into one sealed envelope, and typed by one person of another unit. */
export const paperBatches = sqliteTable(
  'paper_batches',
  {
    id: text('id').primaryKey(),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    code: text('code').notNull().unique('paper_batch_code'),
    formsPrinted: integer('forms_printed').notNull(),
    /** Unit or person that types, as the form says it. */
    typist: text('typist').notNull(),
    status: text('status', { enum: BATCH_STATUSES }).notNull(),
    /** The act of opening: ISO date, who opened and who saw it, forms in the envelope. */
    openedOn: text('opened_on'),
    openedBy: text('opened_by'),
    /** Id of the account that opened it: nobody else types it. Null for rows from before migration 0012 without a note. */
    openedByAccount: text('opened_by_account'),
    witness: text('witness'),
    formsCounted: integer('forms_counted'),
    /** Sheets to be typed twice; drawn when all were typed once. */
    sample: text('sample', { mode: 'json' }).$type<readonly number[]>(),
    fieldsCompared: integer('fields_compared').notNull().default(0),
    fieldsDifferent: integer('fields_different').notNull().default(0),
    /** Why fewer or more sheets were typed than counted. */
    differenceReason: text('difference_reason'),
    finishedOn: text('finished_on'),
  },
  (table) => [
    index('paper_batch_campaign').on(table.campaignId),
    check('known_batch_status', oneOf(table.status, BATCH_STATUSES)),
    check(
      'opened_with_an_act',
      sql`(${table.status} = 'printed') = (${table.openedOn} IS NULL OR ${table.openedBy} IS NULL
        OR ${table.witness} IS NULL OR ${table.formsCounted} IS NULL)`,
    ),
    check(
      'no_more_forms_than_printed',
      sql`${table.formsCounted} IS NULL OR ${table.formsCounted} <= ${table.formsPrinted}`,
    ),
    check('finished_has_its_day', sql`(${table.status} = 'finished') = (${table.finishedOn} IS NOT NULL)`),
  ],
)

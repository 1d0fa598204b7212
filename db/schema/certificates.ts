import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { campaigns } from './campaigns.ts'
import { entities } from './entities.ts'

/** Proof that an entity carried out the yearly evaluation; frozen, and checked by its code. */
export const certificates = sqliteTable('certificates', {
  code: text('code').primaryKey(),
  campaignId: text('campaign_id')
    .notNull()
    .unique('certificate_campaign')
    .references(() => campaigns.id),
  entityId: text('entity_id')
    .notNull()
    .references(() => entities.id),
  /** ISO date. */
  issuedOn: text('issued_on').notNull(),
  content: text('content', { mode: 'json' }).$type<CertificateContent>().notNull(),
  digest: text('digest').notNull(),
})

/** Only what the certificate may say: never a result, a number of cases or an exact participation. */
export type CertificateContent = {
  readonly entityName: string
  readonly invented: boolean
  readonly instrumentTitle: string
  readonly instrumentVersion: number
  readonly instrumentHash: string
  /** ISO dates. */
  readonly opensOn: string
  readonly closedOn: string
  readonly workingDays: number
  /** Band of ten points in percent (50 = 50 to 59), or null under 30 % or not shown: the title of the paper says so. */
  readonly participationFrom: number | null
  readonly planYear: number
  /** Latest ISO date on which an action that the release proposed was accepted: the date of the plan. */
  readonly planDate: string
  readonly actionsRegistered: number
  /** Ids of these actions, so that whoever checks the paper learns whether they still stand; never shown. */
  readonly actionIds?: readonly string[]
  readonly releaseDigest: string
}

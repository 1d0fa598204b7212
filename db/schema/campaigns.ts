import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import type { ExperiencePool } from '#surveys/disclosure/experience-pool.ts'
import type { PoolRelease } from '#surveys/disclosure/pool.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { memberships } from './accounts.ts'
import { entities } from './entities.ts'
import { oneOf } from './one-of.ts'
import { staffFigures } from './staff-figures.ts'

export const CAMPAIGN_STATUSES = [
  'draft',
  /** Announced and fixed; admits from `opensOn`. */
  'scheduled',
  /** Admits until the end of `closesOn`. */
  'open',
  /** Its term is over: admits nobody, and its release is being made. */
  'closing',
  /** More answers than people: no release until MIMP has looked at the population. */
  'population-review',
  'closed',
  'cancelled',
  'annulled',
] as const
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number]

/** Ways of admitting people: one link for all, codes drawn from a box, a link by e-mail that is exchanged for a code. */
export const ADMISSION_WAYS = ['single-link', 'slips', 'email-swap'] as const
export type AdmissionWay = (typeof ADMISSION_WAYS)[number]

export const RESPONSE_PARTS = ['main', 'experience'] as const
export type ResponsePart = (typeof RESPONSE_PARTS)[number]

/** Who the population counts besides the staff of the seat. */
export type CampaignScope = {
  readonly kind: 'headquarters' | 'with-units'
  readonly units: readonly string[]
  readonly serviceContractors: boolean
  readonly interns: boolean
}

export const campaigns = sqliteTable(
  'campaigns',
  {
    id: text('id').primaryKey(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    instrumentSlug: text('instrument_slug', { enum: INSTRUMENT_SLUGS }).notNull(),
    instrumentVersion: integer('instrument_version').notNull(),
    instrumentHash: text('instrument_hash').notNull(),
    status: text('status', { enum: CAMPAIGN_STATUSES }).notNull(),
    /** First and last day of answering, ISO dates in Lima time; the last one counts whole. */
    opensOn: text('opens_on').notNull(),
    closesOn: text('closes_on').notNull(),
    /** It had fewer than k answers on its last day and was prolonged by itself. */
    selfExtended: integer('self_extended', { mode: 'boolean' }).notNull().default(false),
    linkCode: text('link_code').unique(),
    /** Codes of all ways: slips, addresses that were taken, paper forms. None is spare: at most one for each person. */
    codesPrinted: integer('codes_printed').notNull().default(0),
    scope: text('scope', { mode: 'json' }).$type<CampaignScope>().notNull(),
    populationWomen: integer('population_women').notNull(),
    populationMen: integer('population_men').notNull(),
    populationSource: text('population_source').notNull(),
    populationDate: text('population_date').notNull(),
    /** Figure of the directory that the population was taken from; null in campaigns from before there were any. */
    populationFigureId: text('population_figure_id').references((): AnySQLiteColumn => staffFigures.id),
    /** Second segment that this campaign asks, if any. */
    extraSegment: text('extra_segment'),
    k: integer('k').notNull(),
    /** Wording of "He leído y acepto participar" that this campaign shows. */
    consentText: text('consent_text').notNull(),
    /** Where the entity takes complaints, as respondents read it; harassment only. */
    complaintChannel: text('complaint_channel'),
    /** ISO dates on which somebody tried the channel and the help lines; harassment opens within 90 days of both. */
    channelTestedOn: text('channel_tested_on'),
    helpLinesCheckedOn: text('help_lines_checked_on'),
    /** Rounded participation as last shown, and the day on which it was counted. */
    shownParticipation: integer('shown_participation').notNull().default(0),
    shownOn: text('shown_on'),
    closedOn: text('closed_on'),
    /** Why it was closed before its last day. */
    closingReason: text('closing_reason'),
    /** Public: why its answers were destroyed unseen. */
    annulmentReason: text('annulment_reason'),
  },
  (table) => [
    index('campaign_entity').on(table.entityId, table.instrumentSlug),
    uniqueIndex('one_running_campaign')
      .on(table.entityId, table.instrumentSlug)
      .where(sql`${table.status} IN ('draft','scheduled','open','closing','population-review')`),
    check('known_status', oneOf(table.status, CAMPAIGN_STATUSES)),
    check('k_is_at_least_ten', sql`${table.k} >= 10`),
    check(
      'population_is_counted',
      sql`${table.populationWomen} >= 0 AND ${table.populationMen} >= 0
        AND ${table.populationWomen} + ${table.populationMen} > 0`,
    ),
    check('term_is_at_least_five_days', sql`${table.closesOn} >= date(${table.opensOn}, '+4 days')`),
    check('codes_at_most_population', sql`${table.codesPrinted} <= ${table.populationWomen} + ${table.populationMen}`),
    check(
      'early_close_after_half_with_reason',
      sql`${table.closedOn} IS NULL OR ${table.closedOn} > ${table.closesOn}
        OR (length(trim(coalesce(${table.closingReason}, ''))) > 0
        AND julianday(${table.closedOn}) - julianday(${table.opensOn})
          >= (julianday(${table.closesOn}) - julianday(${table.opensOn})) / 2.0)`,
    ),
    check(
      'annulled_with_public_reason',
      sql`${table.status} <> 'annulled' OR length(trim(coalesce(${table.annulmentReason}, ''))) > 0`,
    ),
  ],
)

/** Ways in which a campaign admits people, with how many people each is meant for. Fixed once it is scheduled. */
export const campaignWays = sqliteTable(
  'campaign_ways',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    way: text('way', { enum: ADMISSION_WAYS }).notNull(),
    people: integer('people').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.way] }),
    check('known_way', oneOf(table.way, ADMISSION_WAYS)),
    check('a_way_is_for_somebody', sql`${table.people} > 0`),
  ],
)

/** Slips printed together for one site. What was spent is counted weekly, and shown from thirty slips. */
export const slipBatches = sqliteTable(
  'slip_batches',
  {
    id: text('id').primaryKey(),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    /** Where they are drawn; empty where there is one place only. */
    site: text('site').notNull(),
    slips: integer('slips').notNull(),
    /** ISO date. */
    printedOn: text('printed_on').notNull(),
    shownSpent: integer('shown_spent').notNull().default(0),
    shownOn: text('shown_on'),
  },
  (table) => [index('slip_batch_campaign').on(table.campaignId), check('a_batch_has_slips', sql`${table.slips} > 0`)],
)

/** One-time codes as keyed hashes. Deleted at close. WITHOUT ROWID in the migration. */
export const accessCodes = sqliteTable(
  'access_codes',
  {
    mac: blob('mac', { mode: 'buffer' }).primaryKey(),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    /** Site for which it was printed; null for a code that was exchanged for a link by e-mail. */
    batchId: text('batch_id').references(() => slipBatches.id),
    spent: integer('spent', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('access_code_campaign').on(table.campaignId)],
)

/** Keyed hashes of links sent by e-mail; exchanged once each. Nothing says to whom or when. Deleted at close. WITHOUT ROWID. */
export const swapLinks = sqliteTable(
  'swap_links',
  {
    mac: blob('mac', { mode: 'buffer' }).primaryKey(),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    used: integer('used', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('swap_link_campaign').on(table.campaignId)],
)

/** Whom reminders go to, all of them. No link leads from here to a code. Deleted at close. WITHOUT ROWID. */
export const invitedAddresses = sqliteTable(
  'invited_addresses',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    address: text('address').notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.address] })],
)

/**
 * The table that holds answers of staff (a few wait beside the database: `db/waiting-file.server.ts`). No time, no address, no code, no user; WITHOUT ROWID and a
 * random id, so that the order of arrival is not kept (the migration says it, a test reads it back).
 */
export const responses = sqliteTable(
  'responses',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    id: blob('id', { mode: 'buffer' }).notNull(),
    answers: text('answers', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    sex: text('sex'),
    extraSegment: text('extra_segment'),
    /** What happened to a person stands in a row of its own, under another id. */
    part: text('part', { enum: RESPONSE_PARTS }).notNull().default('main'),
  },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.id] }),
    check('known_part', oneOf(table.part, RESPONSE_PARTS)),
    check('random_id', sql`length(${table.id}) = 16`),
  ],
)

/** Releases that a reader was chosen to read; the others she does not see. */
export const sharedReleases = sqliteTable(
  'shared_releases',
  {
    membershipId: text('membership_id')
      .notNull()
      .references(() => memberships.id),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
  },
  (table) => [primaryKey({ columns: [table.membershipId, table.campaignId] })],
)

/** Proof that the rows of a campaign were destroyed when their time was over. */
export const destructionActs = sqliteTable('destruction_acts', {
  campaignId: text('campaign_id')
    .primaryKey()
    .references(() => campaigns.id),
  /** ISO date in Lima time. */
  destroyedOn: text('destroyed_on').notNull(),
  /** Digest of the release that stays. */
  releaseDigest: text('release_digest').notNull(),
})

/** A figure over several entities, computed once a quarter and frozen (docs/decisions/052). */
export const poolReleases = sqliteTable(
  'pool_releases',
  {
    instrumentSlug: text('instrument_slug', { enum: INSTRUMENT_SLUGS }).notNull(),
    /** "2026-T4": the campaigns that closed in it. */
    quarter: text('quarter').notNull(),
    /** ISO date. */
    computedOn: text('computed_on').notNull(),
    content: text('content', { mode: 'json' }).$type<PoolRelease>().notNull(),
    digest: text('digest').notNull(),
  },
  (table) => [primaryKey({ columns: [table.instrumentSlug, table.quarter] })],
)

/** What happened to people over all entities of a year, drawn once and frozen (docs/decisions/076). */
export const experiencePools = sqliteTable(
  'experience_pools',
  {
    instrumentSlug: text('instrument_slug', { enum: INSTRUMENT_SLUGS }).notNull(),
    /** The campaigns that were released in it. */
    year: integer('year').notNull(),
    /** ISO date. */
    computedOn: text('computed_on').notNull(),
    content: text('content', { mode: 'json' }).$type<ExperiencePool>().notNull(),
    digest: text('digest').notNull(),
  },
  (table) => [primaryKey({ columns: [table.instrumentSlug, table.year] })],
)

/** What may be seen of a closed campaign, frozen with its digest. One a year: an index among the rules. */
export const releases = sqliteTable('releases', {
  campaignId: text('campaign_id')
    .primaryKey()
    .references(() => campaigns.id),
  entityId: text('entity_id')
    .notNull()
    .references(() => entities.id),
  instrumentSlug: text('instrument_slug', { enum: INSTRUMENT_SLUGS }).notNull(),
  /** ISO date of the close; its year is the year of the release. */
  releasedOn: text('released_on').notNull(),
  content: text('content', { mode: 'json' }).$type<Release>().notNull(),
  digest: text('digest').notNull(),
})

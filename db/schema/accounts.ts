import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ROLES, type Role } from './roles.ts'
import { entities } from './entities.ts'
import { oneOf } from './one-of.ts'

/** The tables of better-auth, in its own column names. */
export const user = sqliteTable('user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text('image'),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).notNull().default(false),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  /** When the person deleted her account. The row stays for the name beside what she signed; the address is gone from it. */
  deletedAt: integer('deleted_at', { mode: 'timestamp_ms' }),
})

export const session = sqliteTable(
  'session',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
    /** Role in which a person with several acts in this session; null: the first. Set by the server alone. */
    activeMembershipId: text('active_membership_id'),
  },
  (table) => [index('session_user').on(table.userId)],
)

export const account = sqliteTable(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: integer('access_token_expires_at', { mode: 'timestamp_ms' }),
    refreshTokenExpiresAt: integer('refresh_token_expires_at', { mode: 'timestamp_ms' }),
    scope: text('scope'),
    password: text('password'),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('account_user').on(table.userId)],
)

export const verification = sqliteTable('verification', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }),
})

/** Time-based one-time passwords and recovery codes, both encrypted by better-auth. */
export const twoFactor = sqliteTable(
  'two_factor',
  {
    id: text('id').primaryKey(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    verified: integer('verified', { mode: 'boolean' }).notNull().default(true),
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: integer('locked_until', { mode: 'timestamp_ms' }),
    /** Newest time step (30 s since 1970) whose code was accepted; that one and all before it are refused (RFC 6238, 5.2). */
    lastStep: integer('last_step'),
  },
  (table) => [index('two_factor_user').on(table.userId)],
)

/** Who lends a keeper where that is the Ministry; otherwise the id of an entity stands there. */
export const LENT_BY_MINISTRY = 'mimp'

/**
 * Who may act for whom, and until when. Rows are ended, never deleted: what somebody did keeps its author.
 * A national role has no entity; a reader and a delegate have a last day (checks).
 */
export const memberships = sqliteTable(
  'memberships',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ROLES }).notNull(),
    entityId: text('entity_id').references(() => entities.id),
    /** Heads planning and budget, and therefore signs the budget assessment; only a contributor may. */
    headsPlanning: integer('heads_planning', { mode: 'boolean' }).notNull().default(false),
    /** Acts for the head of the entity by a resolution. */
    isDelegate: integer('is_delegate', { mode: 'boolean' }).notNull().default(false),
    /** Number of the resolution that names the person, where there is one. */
    resolution: text('resolution').notNull().default(''),
    /** ISO dates in Lima time: first and last day of access. */
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on'),
    /** When the person left the post; access ends at once. */
    endedAt: text('ended_at'),
    endedBy: text('ended_by'),
    /** Unit in which a keeper works. */
    unit: text('unit').notNull().default(''),
    /** Id of the entity that lends a keeper, or `mimp`; null for the entity's own staff. */
    lentBy: text('lent_by'),
    /** Id of the account that proposed a keeper; null for rows from before migration 0012 whose invitation is unknown. */
    proposedBy: text('proposed_by'),
    /** ISO instant at which the head or an administrator vouched for a keeper, and the id of that account. */
    confirmedAt: text('confirmed_at'),
    confirmedBy: text('confirmed_by'),
    /** Why a keeper was not confirmed. */
    refusal: text('refusal').notNull().default(''),
  },
  (table) => [
    index('membership_user').on(table.userId),
    index('membership_entity').on(table.entityId),
    check('known_role', oneOf(table.role, ROLES)),
    check(
      'national_roles_have_no_entity',
      sql`(${table.role} IN ('analyst','administrator')) = (${table.entityId} IS NULL)`,
    ),
    check('only_a_contributor_heads_planning', sql`${table.headsPlanning} = 0 OR ${table.role} = 'contributor'`),
    check('a_reader_has_a_last_day', sql`${table.role} <> 'reader' OR ${table.endsOn} IS NOT NULL`),
    check(
      'a_delegate_has_a_resolution_and_a_last_day',
      sql`${table.isDelegate} = 0 OR (${table.role} = 'head' AND ${table.endsOn} IS NOT NULL
        AND length(trim(${table.resolution})) > 0)`,
    ),
    check('ended_by_somebody', sql`(${table.endedAt} IS NULL) = (${table.endedBy} IS NULL)`),
    check('confirmed_by_somebody', sql`(${table.confirmedAt} IS NULL) = (${table.confirmedBy} IS NULL)`),
    check(
      'keepers_alone_are_lent_and_confirmed',
      sql`${table.role} IN ('custodian','transcriber') OR (${table.lentBy} IS NULL AND ${table.confirmedAt} IS NULL
        AND ${table.refusal} = '')`,
    ),
    check(
      'refused_has_ended',
      sql`${table.refusal} = '' OR (${table.endedAt} IS NOT NULL AND ${table.confirmedAt} IS NULL)`,
    ),
  ],
)

/** A way into an account that is not there yet. Only the hash of its token is kept. */
export const invitations = sqliteTable(
  'invitations',
  {
    id: text('id').primaryKey(),
    /** SHA-256 (hex) of a random 256-bit token. */
    tokenHash: text('token_hash').notNull().unique(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: ROLES }).notNull(),
    entityId: text('entity_id').references(() => entities.id),
    headsPlanning: integer('heads_planning', { mode: 'boolean' }).notNull().default(false),
    isDelegate: integer('is_delegate', { mode: 'boolean' }).notNull().default(false),
    resolution: text('resolution').notNull().default(''),
    /** Last day of access that the membership will have. */
    endsOn: text('ends_on'),
    /** Unit of a keeper, and who lends her (as in a membership). */
    unit: text('unit').notNull().default(''),
    lentBy: text('lent_by'),
    /** Membership that ends when this is accepted: a hand-over. */
    replacesMembershipId: text('replaces_membership_id').references(() => memberships.id),
    invitedBy: text('invited_by').notNull(),
    /** ISO instants. */
    invitedAt: text('invited_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    acceptedAt: text('accepted_at'),
    withdrawnAt: text('withdrawn_at'),
  },
  (table) => [index('invitation_entity').on(table.entityId)],
)

export const ACCOUNT_REQUEST_STATUSES = ['pending', 'granted', 'refused'] as const

/** Roles that may be asked for; who has one of them invites the others (a rule holds it). */
export const REQUESTABLE_ROLES = ['coordinator', 'head'] as const satisfies readonly Role[]

/**
 * Somebody asks for an account of an entity with the resolution that names her; an administrator decides, once. One
 * that waits stands once for each person, entity and role.
 */
export const accountRequests = sqliteTable(
  'account_requests',
  {
    id: text('id').primaryKey(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    name: text('name').notNull(),
    email: text('email').notNull(),
    position: text('position').notNull(),
    role: text('role', { enum: REQUESTABLE_ROLES }).notNull(),
    resolution: text('resolution').notNull(),
    /** ISO date of the resolution; rows from before migration 0009 have none. */
    resolutionDate: text('resolution_date'),
    /** ISO instants. */
    requestedAt: text('requested_at').notNull(),
    status: text('status', { enum: ACCOUNT_REQUEST_STATUSES }).notNull(),
    decidedBy: text('decided_by'),
    decidedAt: text('decided_at'),
    /** Why it was refused. */
    reason: text('reason').notNull().default(''),
  },
  (table) => [
    uniqueIndex('one_pending_request')
      .on(table.entityId, table.email, table.role)
      .where(sql`${table.status} = 'pending'`),
    index('account_request_status').on(table.status, table.requestedAt),
    check('known_request_status', oneOf(table.status, ACCOUNT_REQUEST_STATUSES)),
    check('decided_by_somebody', sql`(${table.status} = 'pending') = (${table.decidedBy} IS NULL)`),
    check('refused_with_reason', sql`${table.status} <> 'refused' OR length(trim(${table.reason})) > 0`),
  ],
)

/** The head of an entity confirmed, on that day (ISO date), that its list of accounts is right. */
export const accountConfirmations = sqliteTable(
  'account_confirmations',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    confirmedOn: text('confirmed_on').notNull(),
    confirmedBy: text('confirmed_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.confirmedOn] })],
)

/** Periods in which an analyst advises an entity; she never reviews what she helped to write. They end and are kept. */
export const assistances = sqliteTable(
  'assistances',
  {
    id: integer('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    /** ISO dates; null while it lasts. */
    since: text('since').notNull(),
    endedOn: text('ended_on'),
  },
  (table) => [
    index('assistance_user').on(table.userId, table.entityId),
    uniqueIndex('one_open_assistance').on(table.userId, table.entityId).where(sql`${table.endedOn} IS NULL`),
    check('ends_after_it_began', sql`${table.endedOn} IS NULL OR ${table.endedOn} >= ${table.since}`),
  ],
)

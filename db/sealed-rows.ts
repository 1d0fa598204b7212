/**
 * What a backup holds of campaigns without a release: one sealed value for each in a table that exists in backups alone.
 * Every table with rows of a campaign is either here or among those of which a test says why they may lie open
 * (tests/integration/backup.test.ts). The answers that a close leaves lie in a second such table, each part by itself,
 * for as long as somebody still needs them (docs/decisions/083).
 */
export const SEALED = {
  table: 'sealed_campaigns',
  tables: ['responses', 'typed_sheets', 'access_codes', 'swap_links', 'invited_addresses'],
  parts: 'sealed_parts',
} as const

/** A value as SQLite gives it. */
export type SealedValue = string | number | null | Buffer
/** The same in JSON. */
export type Sealed = string | number | null | { readonly bytes: string }

/** Rows of one table with the names of their columns: a file of an older version is restored before it is migrated. */
export type SealedRows = { readonly columns: readonly string[]; readonly rows: readonly (readonly Sealed[])[] }

/** Rows by table. */
export type SealedTables = Readonly<Record<string, SealedRows>>

export const asJson = (value: SealedValue): Sealed =>
  Buffer.isBuffer(value) ? { bytes: value.toString('base64') } : value
export const fromJson = (value: Sealed): SealedValue =>
  typeof value === 'object' && value !== null ? Buffer.from(value.bytes, 'base64') : value

import { sha256 } from '#surveys/model/canonical-json.ts'
import type { BandKind } from '#surveys/disclosure/pool/group-bands.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { DatasetId, Table } from './dataset.ts'
import type { RiskVerdict } from './risk.ts'

/** A group whose band is shown, and which entities are in it. It stays on the server: later editions are held against it. */
export type ShownGroup = {
  readonly instrument: InstrumentSlug
  readonly measure: string
  readonly kind: BandKind
  readonly group: string
  /** Places in the list of entities of the basis. */
  readonly members: readonly number[]
}

/** What the bands of an edition were made of. Nobody reads it but the risk test of a later edition. */
export type Basis = { readonly entities: readonly string[]; readonly groups: readonly ShownGroup[] }

/** Who publishes or withdraws, and in which office. */
export type EditionSignature = { readonly userId: string; readonly name: string; readonly position: string }

/** The tables of a year as they are published, and why they may be. */
export type EditionContent = {
  readonly format: 1
  readonly year: number
  /** ISO dates: the last day of the year, and the day on which everything was read. */
  readonly cutOff: string
  readonly readOn: string
  /** The country report that figures and lists come from; null where none of the year was published. */
  readonly report: { readonly version: number; readonly digest: string } | null
  readonly tables: readonly Table[]
  readonly basis: Basis
  readonly verdict: RiskVerdict
}

/** An entry of the public log: tables of a year were published, or all that was published of it was taken back. */
export type EditionAct = {
  readonly year: number
  /** From 1, of publications and withdrawals together. */
  readonly version: number
  readonly kind: 'published' | 'withdrawn'
  /** ISO date in Lima time. */
  readonly on: string
  readonly signature: EditionSignature
  /** Why it corrects what was there, or why it was taken back; empty in the first of a year. */
  readonly reason: string
}

/** Name by which the audit log knows the open data of a year. */
export function openDataName({ year }: Pick<EditionAct, 'year'>): string {
  return String(year)
}

/** SHA-256 (hex) of the rows of a table, by which a file is told apart and asked for again. */
export function tableDigest({ id, rows }: Table): string {
  return sha256({ id, rows })
}

/** What an edition says besides its tables, and the digest of each of them. */
export type EditionHead = Omit<EditionContent, 'tables'> & {
  readonly tables: Readonly<Partial<Record<DatasetId, string>>>
}

export function headOf({ tables, ...content }: EditionContent): EditionHead {
  return { ...content, tables: Object.fromEntries(tables.map((table) => [table.id, tableDigest(table)])) }
}

/** SHA-256 (hex) of an act: who did it, when, why, and of a publication all that it published. */
export function actDigest(
  { year, version, kind, on, signature, reason }: EditionAct,
  head: EditionHead | null,
): string {
  return sha256({ year, version, kind, on, signature, reason, head })
}

/** Digest of the tables of an edition and the report behind them: two with the same say the same. */
export function headMark({ year, report, tables }: Pick<EditionHead, 'year' | 'report' | 'tables'>): string {
  return sha256({ year, report, tables })
}

/** The same of an edition that is not published yet: who publishes, publishes this. */
export function contentMark(content: EditionContent): string {
  return headMark(headOf(content))
}

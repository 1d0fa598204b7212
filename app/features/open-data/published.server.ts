import { findOpenDataRows, listOpenDataActs, listOpenDataTables } from '#db/queries/open-data.server.ts'
import { DATASET_IDS, isDatasetId, type DatasetId, type Table } from '#surveys/open-data/dataset.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { servedVersions, type LoggedAct } from './served-versions.ts'

/** A table of an edition that anybody may have. */
export type PublishedTable = {
  readonly dataset: DatasetId
  readonly year: number
  readonly version: number
  /** ISO date on which the edition was published. */
  readonly publishedOn: string
  readonly digest: string
  readonly rowCount: number
  /** Whether it is the edition in force of its year. */
  readonly isNewest: boolean
}

/** What an address of a table leads to. `withdrawn`: it was there, and was taken back. */
export type FoundTable =
  | { readonly kind: 'found'; readonly table: PublishedTable; readonly rows: Table['rows'] }
  | { readonly kind: 'withdrawn'; readonly on: string; readonly reason: string }
  | { readonly kind: 'none' }

/** Who signed, as everybody reads it: without the account. */
const readable = ({ signature: { name, position }, ...act }: ReturnType<typeof listOpenDataActs>[number]) => ({
  ...act,
  signature: { name, position },
})

/** The public log, the newest year and entry first. */
export function publishedLog() {
  return listOpenDataActs(runtime().database).map(readable)
}

/** Every table of every edition that is served, the newest year first, in the order of the catalogue within one. */
export function publishedTables(): PublishedTable[] {
  const acts = listOpenDataActs(runtime().database)
  const tables = listOpenDataTables(runtime().database)
  return servedVersions(acts).flatMap(({ act: { year, version, on }, isNewest }) =>
    tables
      .filter((table) => table.year === year && table.version === version)
      .map(({ dataset, digest, rowCount }) => ({
        ...{ dataset, year, version, publishedOn: on, digest, rowCount, isNewest },
      }))
      .toSorted((one, other) => DATASET_IDS.indexOf(one.dataset) - DATASET_IDS.indexOf(other.dataset)),
  )
}

/** Tables that are kept parsed: a program that pages through one asks for it again and again. Published rows never change. */
const KEPT = 8
const kept = new Map<string, Table['rows']>()

function rowsOf({ dataset, year, version, digest }: PublishedTable): Table['rows'] {
  const key = `${dataset} ${digest}`
  const rows = kept.get(key) ?? findOpenDataRows(runtime().database, { year, version, dataset }) ?? []
  kept.delete(key)
  kept.set(key, rows)
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return rows
}

type Asked = { readonly dataset: string; readonly year: number; readonly version?: number | undefined }

/** The table of a year, of its edition in force where no version is asked for. */
export function findPublishedTable({ dataset, year, version }: Asked): FoundTable {
  if (!isDatasetId(dataset)) return { kind: 'none' }
  const acts = listOpenDataActs(runtime().database, year)
  const table = publishedTables().find(
    (each) =>
      each.dataset === dataset &&
      each.year === year &&
      (version === undefined ? each.isNewest : each.version === version),
  )
  if (table) return { kind: 'found', table, rows: rowsOf(table) }
  const withdrawal = withdrawalOf(acts, version)
  return withdrawal ? { kind: 'withdrawn', on: withdrawal.on, reason: withdrawal.reason } : { kind: 'none' }
}

/** The entry that took back what is asked for; null where nothing did. */
function withdrawalOf<Act extends LoggedAct>(acts: readonly Act[], version: number | undefined): Act | null {
  const [newest] = acts
  if (version === undefined) return newest?.kind === 'withdrawn' ? newest : null
  if (!acts.some((act) => act.kind === 'published' && act.version === version)) return null
  return acts.findLast((act) => act.kind === 'withdrawn' && act.version > version) ?? null
}

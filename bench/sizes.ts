import { statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { countryFile, SIZES, type SizeName } from './countries.ts'
import { atMost, type BenchRow } from './row.ts'

/** Tables of which so many rows and fewer say nothing of a row's size. */
const FEW_ROWS = 1000
/** Largest tables that are told of one by one. */
const TOLD = 10
/** A row costs the same however many there are; pages that are half full make a little difference. */
const MOST_GROWTH = 1.1

type Table = { readonly name: string; readonly bytes: number; readonly rows: number }

/** Tables with their indexes, the largest first, as SQLite counts their pages (`dbstat`). */
function tablesOf(file: string): Table[] {
  const database = new Sqlite(file, { readonly: true })
  const sizes = database
    .prepare<[], { name: string; bytes: number }>(
      `SELECT sqlite_master.tbl_name AS name, sum(pgsize) AS bytes FROM dbstat
       JOIN sqlite_master ON sqlite_master.name = dbstat.name GROUP BY tbl_name ORDER BY bytes DESC`,
    )
    .all()
  const count = (name: string) => database.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get() ?? 0
  const tables = sizes.map(({ name, bytes }) => ({ name, bytes, rows: count(name) }))
  database.close()
  return tables
}

async function measured(size: SizeName) {
  const file = await countryFile(size)
  return { bytes: statSync(file).size, tables: tablesOf(file) }
}

/** What entities and years take of the disk, and whether a row takes more where there are many. */
export async function measureSizes(): Promise<BenchRow[]> {
  const [small, large] = [await measured('small'), await measured('large')]
  const { entities, years } = SIZES.large
  const perRow = ({ bytes, rows }: Table) => bytes / rows
  const told = large.tables.filter(({ rows }) => rows > FEW_ROWS).slice(0, TOLD)
  return [
    { name: `file of ${SIZES.small.name}`, value: small.bytes / 2 ** 20, unit: 'MiB' },
    { name: `file of ${SIZES.large.name}`, value: large.bytes / 2 ** 20, unit: 'MiB' },
    atMost('an entity and year in that file', large.bytes / entities / years / 1024, 'KiB', 100),
    ...told.map((table): BenchRow => {
      const before = small.tables.find(({ name }) => name === table.name)
      const name = `a row of ${table.name}, ${SIZES.large.name}, against ${SIZES.small.name}`
      if (!before || before.rows <= FEW_ROWS / 10) return { name, value: perRow(table), unit: 'bytes' }
      const ratio = perRow(table) / perRow(before)
      const more = { peer: perRow(before), ratio, goal: `ratio ≤ ${MOST_GROWTH}`, met: ratio <= MOST_GROWTH }
      return { name, value: perRow(table), unit: 'bytes', more }
    }),
  ]
}

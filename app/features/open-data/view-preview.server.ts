import {
  countOpenDataActs,
  findOpenDataRows,
  listOpenDataActs,
  listOpenDataHeads,
} from '#db/queries/open-data.server.ts'
import type { Database } from '#db/client.server.ts'
import { DATASETS } from '#surveys/open-data/datasets.ts'
import { placeOf, type Cell, type Table } from '#surveys/open-data/dataset.ts'
import { contentMark, headMark } from '#surveys/open-data/edition.ts'
import { RISK_CHECKS } from '#surveys/open-data/risk.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { signerOf } from '#app/features/plan/approval/sign-plan.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { yearsToPublish } from './load-facts.server.ts'
import { candidateEdition } from './make-edition.server.ts'

/** Rows of each table that the preview shows; the file that would be published holds all of them. */
const SHOWN_ROWS = 6

/** The mark of what is published of a year now; null where nothing is. */
export function newestMark(database: Database, year: number): string | null {
  const [newest] = listOpenDataActs(database, year)
  if (newest?.kind !== 'published') return null
  const head = listOpenDataHeads(database, year).find(({ version }) => version === newest.version)?.head
  return head ? headMark(head) : null
}

/** How a table differs from the published one, row by row of its key. */
export type TableChange = { readonly added: number; readonly removed: number; readonly changed: number }

/** Rows by their key, each as one text. */
function keyed({ id, rows }: Table): Map<string, string> {
  const places = DATASETS[id].key.map((name) => placeOf(DATASETS[id], name))
  return new Map(
    rows.map((row) => [JSON.stringify(places.map((place): Cell => row[place] ?? null)), JSON.stringify(row)]),
  )
}

/** @param before rows that are published; null where the table is not. */
export function tableChange(now: Table, before: Table['rows'] | null): TableChange | null {
  if (before === null) return null
  const [rows, old] = [keyed(now), keyed({ id: now.id, rows: before })]
  return {
    added: [...rows.keys()].filter((key) => !old.has(key)).length,
    removed: [...old.keys()].filter((key) => !rows.has(key)).length,
    changed: [...rows].filter(([key, row]) => old.has(key) && old.get(key) !== row).length,
  }
}

/** The year of the page where its address names none. @throws {AppError} `not-found` where there is none. */
export function newestYear(actor: Actor, clock: Clock = systemClock): number {
  const [year] = yearsToPublish(runtime().database, actor.scope, limaDate(clock()))
  if (year === undefined) throw new AppError('not-found')
  return year
}

/**
 * "Datos abiertos": what would be published of a year, what the risk test says of it, and what was published before.
 * @param asked the year; where none is asked for, the last one of which there is something.
 * @throws {AppError} `not-found` for a year of which there is nothing.
 */
export async function viewOpenDataPreview(
  actor: Actor,
  { year: asked }: { readonly year: number | undefined },
  clock: Clock = systemClock,
) {
  const { database } = runtime()
  const today = limaDate(clock())
  const years = yearsToPublish(database, actor.scope, today)
  const year = asked ?? years[0]
  const signer = can(actor.role, 'open-data:publish')
    ? { name: actor.name, hasSecondStep: (await signerOf(actor))?.secondFactor ?? false }
    : null
  if (year === undefined) return { years, signer, edition: null }
  if (!years.includes(year)) throw new AppError('not-found')
  const content = await candidateEdition(database, { scope: actor.scope, year, today })
  const acts = listOpenDataActs(database, year)
  const [newest] = acts
  const published = newest?.kind === 'published' ? newest : null
  const before = (table: Table) =>
    published && findOpenDataRows(database, { year, version: published.version, dataset: table.id })
  const { passed, looked, faults } = content.verdict
  return {
    ...{ years, signer },
    edition: {
      year,
      readOn: content.readOn,
      hasReport: content.report !== null,
      seen: contentMark(content),
      isNew: newestMark(database, year) !== contentMark(content),
      needsReason: countOpenDataActs(database, year) > 0,
      published: published && { version: published.version, digest: published.digest },
      acts: acts.map(({ kind, version, on, reason, signature: { name, position } }) => ({
        ...{ kind, version, on, reason, name, position },
      })),
      verdict: {
        passed,
        checks: RISK_CHECKS.map((check) => ({
          ...{ check, looked: looked[check] },
          faults: faults.filter((fault) => fault.check === check).map(({ where }) => where),
        })),
      },
      tables: content.tables.map((table) => ({
        ...{ id: table.id, title: DATASETS[table.id].title, rows: table.rows.length },
        columns: DATASETS[table.id].columns.map(({ name }) => name),
        shown: table.rows.slice(0, SHOWN_ROWS),
        change: tableChange(table, before(table)),
      })),
    },
  }
}

export type OpenDataPreview = Awaited<ReturnType<typeof viewOpenDataPreview>>

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type Sqlite from 'better-sqlite3'
import { folderAbove } from './folder-above.server.ts'

/** Folder of the migrations, from wherever the program was started: this file may lie in `db/` or in a built bundle. */
export const MIGRATIONS = folderAbove(import.meta.dirname, 'db/migrations')

type Journal = { readonly entries: readonly { readonly idx: number; readonly when: number }[] }

/** Newest migration that this program has: its number, as in the name of its file, and the instant (ms) that orders it. */
export function newestMigration(): { readonly number: number; readonly when: number } {
  const { entries } = JSON.parse(readFileSync(path.join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as Journal
  const last = entries.at(-1)
  return { number: last?.idx ?? -1, when: last?.when ?? 0 }
}

type Had = { readonly had: number; readonly newest: number | null }

function migrationsOf(client: Sqlite.Database): Had {
  const table = client.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get()
  const had = table
    ? client.prepare<[], Had>('SELECT count(*) AS had, max(created_at) AS newest FROM __drizzle_migrations').get()
    : undefined
  return had ?? { had: 0, newest: null }
}

/** Number of the newest migration that a file has had; -1 for an empty one. */
export function schemaOf(client: Sqlite.Database): number {
  return migrationsOf(client).had - 1
}

/** Whether a later version of Espejo has brought this file further than this program knows. */
export function isNewerThanProgram(client: Sqlite.Database): boolean {
  const { had, newest } = migrationsOf(client)
  const known = newestMigration()
  return had - 1 > known.number || (newest ?? 0) > known.when
}

/** What a file of a later version is refused with; migrations run forward only. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError'
  constructor(schema: number) {
    super(
      `Esta base de datos es de una versión posterior de Espejo: su esquema es el ${schema} y este programa conoce hasta el ${newestMigration().number}. No se cambió nada. Inicie esa versión o una posterior. Para volver a esta, mueva la base a otro lugar y restaure una copia hecha antes de actualizar con la orden restore -- CARPETA (docs/operations.md, paso 10).`,
    )
  }
}

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { defineSealForMigration } from '#db/sheet-seal.server.ts'

type Journal = { readonly entries: readonly { readonly tag: string }[] }

/** A file as it was left by a program whose newest migration was this one. */
export function fileStoppedAt(tag: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'espejo-migrations-'))
  cpSync('db/migrations', folder, { recursive: true })
  const place = path.join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(place, 'utf8')) as Journal
  const last = journal.entries.findIndex((entry) => entry.tag.startsWith(tag))
  writeFileSync(place, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }))
  const file = path.join(folder, 'old.db')
  const sqlite = new Sqlite(file)
  defineSealForMigration(sqlite)
  migrate(drizzle(sqlite), { migrationsFolder: folder })
  sqlite.close()
  return file
}

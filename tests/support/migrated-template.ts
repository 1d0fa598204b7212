import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { openDatabase, truncateLog } from '#db/client.server.ts'
import { MIGRATIONS } from '#db/schema-number.server.ts'

/** Changes with every migration: a file made from others is never taken. */
function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(MIGRATIONS, { recursive: true, encoding: 'utf8' }).sort())
    if (/\.sql$|_journal\.json$/.test(name)) hash.update(name).update(readFileSync(path.join(MIGRATIONS, name)))
  return hash.digest('hex').slice(0, 16)
}

let template: string | undefined

/** A migrated, empty file; the first process that needs it makes it, the others of this run and of later ones find it. */
function migratedTemplate(): string {
  const folder = path.join(tmpdir(), `espejo-migrated-${userInfo().username}`)
  const file = path.join(folder, `${migrationsHash()}.db`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Made beside and moved in one step: who comes at the same moment finds a whole file or none.
  const own = `${file}.${process.pid}.${Date.now()}`
  const database = openDatabase(own)
  truncateLog(database)
  database.$client.close()
  chmodSync(own, 0o600)
  renameSync(own, file)
  for (const left of ['-wal', '-shm']) rmSync(own + left, { force: true })
  return file
}

/** Puts a migrated, empty database file at a place, without running a migration. */
export function copyMigrated(file: string): void {
  copyFileSync((template ??= migratedTemplate()), file)
}

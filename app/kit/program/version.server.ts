import { readFileSync } from 'node:fs'
import path from 'node:path'
import { MIGRATIONS } from '#db/schema-number.server.ts'

let known: string | undefined

/** Version of this program, as its package says it. */
export function programVersion(): string {
  known ??= (JSON.parse(readFileSync(path.join(MIGRATIONS, '../../package.json'), 'utf8')) as { version: string })
    .version
  return known
}

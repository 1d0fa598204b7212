import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'

/** Loaded before each test of `npm run check`, which runs where nothing was built: whoever opens the build is told. */

const BUILD = path.resolve('build') + path.sep
const OPENERS = ['readFileSync', 'existsSync', 'createReadStream', 'readdirSync', 'openSync'] as const

/** Files that share a process are told once: of a guard around a guard each opening would be asked again. */
const GUARDED = Symbol.for('espejo.without-build')

function guard(): void {
  for (const name of OPENERS) {
    const open = fs[name] as (...given: unknown[]) => unknown
    Object.assign(fs, {
      [name]: (...given: unknown[]) => {
        const [file] = given
        if (typeof file === 'string' && path.resolve(file).startsWith(BUILD))
          throw new Error(`${path.relative('', file)} is read by a quick test. What needs the build lies in tests/http`)
        return open(...given)
      },
    })
  }
  syncBuiltinESMExports()
}

if (!(GUARDED in fs)) {
  Object.assign(fs, { [GUARDED]: true })
  guard()
}

import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import path from 'node:path'

/** Runs a built part of the program, as production does: `node scripts/program.js start`. */
const [, , name = '', ...rest] = process.argv
const file = path.resolve('build/program', `${name}.js`)
if (!existsSync(file)) {
  console.error('Falta construir el programa: npm run build')
  process.exit(2)
}
process.argv = [process.execPath, file, ...rest]
await import(pathToFileURL(file).href)

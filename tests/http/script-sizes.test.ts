import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

/** What a browser loads of script for a page, compressed, as the build says it. */

type Part = { readonly module: string; readonly imports?: readonly string[] }
type Manifest = { readonly entry: Part; readonly routes: Readonly<Record<string, Part>> }

const ASSETS = 'build/client/assets'
const KIB = 1024

function readManifest(): Manifest {
  const name = readdirSync(ASSETS).find((file) => file.startsWith('manifest-')) ?? ''
  const text = readFileSync(`${ASSETS}/${name}`, 'utf8')
  return JSON.parse(text.replace(/^window\.__remixManifest=/, '').replace(/;$/, '')) as Manifest
}

const manifest = readManifest()
const sizes = new Map<string, number>()
function sizeOf(path: string): number {
  const size = sizes.get(path) ?? gzipSync(readFileSync(`build/client${path}`)).length
  sizes.set(path, size)
  return size
}
const partsOf = ({ module, imports = [] }: Part) => [module, ...imports]
const everywhere = [manifest.entry, manifest.routes['root'] ?? { module: '' }].flatMap(partsOf)
const pages = Object.entries(manifest.routes).filter(([id]) => id !== 'root')

test('no page loads more than 120 KiB of script', () => {
  const heavy = pages.flatMap(([id, part]) => {
    const size = [...new Set([...everywhere, ...partsOf(part)])].reduce((sum, path) => sum + sizeOf(path), 0)
    return size > 120 * KIB ? [`${id}: ${Math.round(size / KIB)} KiB`] : []
  })
  expect(pages.length).toBeGreaterThan(90)
  expect(heavy).toEqual([])
})

test('no script holds the checks of forms or the tables of the database', () => {
  const loaded = new Set(pages.flatMap(([, part]) => partsOf(part)))
  const found = [...loaded].filter((path) =>
    /ZodError|invalid_type|drizzle:entityKind/.test(readFileSync(`build/client${path}`, 'utf8')),
  )
  expect(found).toEqual([])
})

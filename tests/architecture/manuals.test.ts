import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ALL_MANUALS } from '#app/features/manuals/all-manuals.ts'
import type { Manual, ManualPart } from '#app/features/manuals/manual.ts'
import { piecesOf } from '#app/features/manuals/said-text.ts'
import { PLACES } from '#app/kit/shell/navigation.ts'
import { MANUALS } from '#app/kit/words/manual-names.ts'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { DIRECT_ADDRESSES } from '#app/respondent/http/addresses.ts'
import routes from '#app/routes.ts'
import { ROLES } from '#db/schema/roles.ts'
import { importsOf, sourceFiles } from './source-files.ts'

const files = new Map(sourceFiles().map(({ path, text }) => [path, text]))

/** The file of each address that the framework answers. */
const ROUTE_FILES = new Map(routes.map(({ path = '', file }) => [`/${path}`, `app/${file}`]))

/** What of the product a file draws with: what it imports, and so on, without what runs on the server alone. */
function drawnWith(path: string, seen = new Set<string>()): ReadonlySet<string> {
  const text = files.get(path)
  if (text === undefined || seen.has(path) || /\.server\.tsx?$/.test(path) || !path.startsWith('app/')) return seen
  seen.add(path)
  for (const target of importsOf({ text })) {
    if (target.startsWith('#')) drawnWith(target.slice(1), seen)
    else if (target.startsWith('.')) drawnWith(new URL(target, `file:///${path}`).pathname.slice(1), seen)
  }
  return seen
}

const asOneLine = (text: string) => text.replaceAll('&nbsp;', ' ').replace(/\s+/g, ' ')
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Whether words stand whole in a source: as a text between tags, or as a string, up to what is put into it. */
function standsIn(source: string, words: string): boolean {
  return new RegExp(`[>'"\`}] ?${escaped(words)} ?(?:[<'"\`{]|\\$\\{)`).test(source)
}

const drawn = (path: string) => [...drawnWith(path)].map((each) => asOneLine(files.get(each) ?? '')).join('\n')

/** Around every page, with the menu of an account, of which the server says what stands in it. */
const everywhere = [drawn('app/root.tsx'), files.get('app/door/account-header.server.ts')].join('\n')

/** Where the words of a part may stand: on its pages, on the first page of the role, and around every page. */
function sourcesOf({ role }: Manual, { at }: ManualPart): string {
  const first = PLACES[role][0]?.to ?? ''
  return [everywhere, ...[...at, first].map((address) => drawn(ROUTE_FILES.get(address) ?? ''))].join('\n')
}

const textsOf = ({ says = [], steps = [], points = [], faults = [] }: ManualPart) => [
  ...says,
  ...steps,
  ...points,
  ...faults.flatMap(({ when, then }) => [when, then]),
]

const shownIn = (text: string) => piecesOf(text).flatMap((piece) => (piece.shown ? [piece.text] : []))

const pictures = ALL_MANUALS.flatMap(({ parts }) => parts.flatMap(({ picture }) => picture ?? []))

test('every role has one manual, with an address of its own', () => {
  expect(ALL_MANUALS.map(({ role }) => role).sort()).toEqual([...ROLES].sort())
  expect(new Set(Object.values(MANUALS).map(({ slug }) => slug)).size).toBe(ROLES.length)
})

test('words count as standing on a page only where they stand whole', () => {
  expect(standsIn("<b>Abrir la aplicación</b> 'Otra cosa'", 'Abrir la aplicación')).toBe(true)
  expect(standsIn("<b> Abrir la aplicación </b> 'Otra cosa'", 'Otra cosa')).toBe(true)
  expect(standsIn('`Formulario ${sheet}`', 'Formulario')).toBe(true)
  expect(standsIn('<b>Abrir la aplicación</b>', 'Abrir')).toBe(false)
  expect(standsIn('<b>Abrir la aplicación</b>', 'la aplicación de hoy')).toBe(false)
})

describe.each(ALL_MANUALS.map((manual) => [ROLE_NAMES[manual.role], manual] as const))(
  'the manual of «%s»',
  (_, manual) => {
    test('names addresses that exist', () => {
      const named = manual.parts.flatMap(({ at, alsoFrom = [] }) => [...at, ...alsoFrom])
      const known = [...ROUTE_FILES.keys(), ...DIRECT_ADDRESSES]
      expect(named.filter((address) => !known.includes(address))).toEqual([])
      const written = manual.parts.flatMap(textsOf).flatMap((text) => text.match(/(?<![\w/])\/[a-z][\w/-]*/g) ?? [])
      expect(written.filter((address) => !known.includes(address))).toEqual([])
    })

    test.each(manual.parts.map((part) => [part.title, part] as const))(
      'says the words of its pages: %s',
      (_title, part) => {
        const source = sourcesOf(manual, part)
        expect(
          textsOf(part)
            .flatMap(shownIn)
            .filter((words) => !standsIn(source, words)),
        ).toEqual([])
      },
    )

    test('tells what is not shown, and what to do when something goes wrong', () => {
      const ids = manual.parts.map(({ id }) => id)
      expect(ids).toEqual(expect.arrayContaining(['entrar', 'no-se-ve', 'si-falla']))
      expect(new Set(ids).size).toBe(ids.length)
    })
  },
)

test('what is told of a year names words of the first page of the role, or none', () => {
  const strange = ALL_MANUALS.flatMap((manual) => {
    const source = drawn(ROUTE_FILES.get(PLACES[manual.role][0]?.to ?? '') ?? '') + everywhere
    return [manual.says, ...manual.year.map(({ what }) => what)]
      .flatMap(shownIn)
      .filter((words) => !standsIn(source, words))
  })
  expect(strange).toEqual([])
})

describe('the pictures of the manuals', () => {
  const folder = 'app/features/manuals/pictures'
  const stored = readdirSync(folder).filter((name) => name.endsWith('.webp'))
  const sizes = JSON.parse(readFileSync(`${folder}/sizes.json`, 'utf8')) as Record<
    string,
    { width: number; height: number }
  >

  test('are those that the manuals show, each once, with what is seen on them in words', () => {
    expect(stored.map((name) => name.replace('.webp', '')).sort()).toEqual(pictures.map(({ name }) => name).sort())
    expect(Object.keys(sizes).sort()).toEqual(pictures.map(({ name }) => name).sort())
    expect(pictures.filter(({ alt }) => alt.length < 30)).toEqual([])
  })

  test('are no empty files, small ones, and as large as is said of them', () => {
    for (const name of stored) {
      const file = readFileSync(`${folder}/${name}`)
      expect(file.subarray(8, 12).toString('latin1'), name).toBe('WEBP')
      expect(file.length, name).toBeGreaterThan(3000)
      expect(file.length, name).toBeLessThanOrEqual(40 * 1024)
      const { width = 0 } = sizes[name.replace('.webp', '')] ?? {}
      expect(width, name).toBeGreaterThanOrEqual(360)
      expect(width, name).toBeLessThanOrEqual(800)
    }
  })
})

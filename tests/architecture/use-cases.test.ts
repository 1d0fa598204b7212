import { expect, test } from 'vitest'
import { DEED_NAMES, deedWords } from '#app/kit/words/deed-words.ts'
import { ENTITY_CHANGES } from '#db/schema/entities.ts'
import { FACT_EVENTS } from '#db/schema/yearly-record.ts'
import { PLAN_EVENTS } from '#db/schema/plan-actions.ts'
import { MEF_VERDICTS } from '#surveys/mef-budget/answers.ts'
import { FIGURE_VERDICTS } from '#db/schema/staff-figures.ts'
import { EDITION_KINDS } from '#db/schema/open-data.ts'
import { sourceFiles, type SourceFile } from './source-files.ts'

const at = (path: string, text: string): SourceFile => ({ path, text })
const product = sourceFiles().filter(({ path }) => /^app\//.test(path) && !/\.test\.tsx?$/.test(path))
const features = product.filter(({ path }) => path.startsWith('app/features/'))
const routes = product.filter(({ path }) => path.startsWith('app/routes/'))

/** What a browser runs may read the form that lies before it. */
const inBrowser = (path: string) => /\/live-[a-z-]+\.(tsx?|client\.tsx)$/.test(path)

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

/** Files of features that read a form and are none of the places for it. */
function formReaders(files: readonly SourceFile[]): string[] {
  return files
    .filter(
      ({ path, text }) => !/form\.ts$/.test(path) && !inBrowser(path) && /\bFormData\b/.test(withoutComments(text)),
    )
    .map(({ path }) => path)
}

test('the Spanish fields of a form are read in form.ts of their feature, and nowhere else', () => {
  expect(formReaders([at('app/features/plan/save-action.server.ts', 'function save(form: FormData) {}')])).toHaveLength(
    1,
  )
  expect(formReaders(features)).toEqual([])
})

/** Use cases that take what came over HTTP instead of typed input. */
function untyped(files: readonly SourceFile[]): string[] {
  return files
    .filter(
      ({ path, text }) =>
        path.includes('.server.') &&
        /:\s*Request\b|\bURLSearchParams\b|\bparams\[|Arguments\[/.test(withoutComments(text)),
    )
    .map(({ path }) => path)
}

test('a use case takes no request, no search and no raw part of an address', () => {
  expect(
    untyped([at('app/features/plan/view-plan.server.ts', 'export function view(request: Request) {}')]),
  ).toHaveLength(1)
  expect(untyped(features)).toEqual([])
})

/** Speak HTTP themselves: the questionnaire, better-auth, what is asked again by its mark (If-None-Match) or with a token (Authorization). */
const SPEAK_HTTP = [
  'auth-endpoints.ts',
  'code-entry.ts',
  'forget.ts',
  'help.ts',
  'instrument-trial.ts',
  'metrics.ts',
  'open-data-api.ts',
  'open-data-csv.ts',
  'open-data-json.ts',
  'questionnaire.ts',
  'quick-exit.ts',
  'swap.ts',
]

test('a route reads its address by the schemas that it gives to the guard', () => {
  const reading = routes.filter(
    ({ path, text }) =>
      !SPEAK_HTTP.includes(path.split('/').at(-1) ?? '') &&
      /(?<!-)\brequest\.|\(\{[^}]*\brequest\b[^}]*\}\) =>|\bcontext\b|params\[/.test(withoutComments(text)),
  )
  expect(reading.map(({ path }) => path)).toEqual([])
})

/** Deeds whose verb comes from the data: the names that their template makes. */
const MADE_OF: Readonly<Record<string, readonly string[]>> = {
  'plan.action-': PLAN_EVENTS,
  'record.fact-': FACT_EVENTS,
  'entity.': ENTITY_CHANGES,
  'mef.': MEF_VERDICTS,
  'open-data.': EDITION_KINDS,
  'staff-figure.': ['proposed', ...FIGURE_VERDICTS],
}

/** Names of deeds that files write: in a note, or beside a kind of object that a note was written about. */
function deedsOf(files: readonly SourceFile[]): string[] {
  const texts = files.map(({ text }) => withoutComments(text))
  const noted = texts.flatMap((text) =>
    [...text.matchAll(/\baction: '([a-z-]+\.[a-z-]+)'/g)].map(([, name]) => name ?? ''),
  )
  const kinds = new Set([...noted, ...DEED_NAMES].map((name) => name.split('.')[0] ?? ''))
  const named = texts.flatMap((text) =>
    [...text.matchAll(/'(([a-z-]+)\.[a-z-]+)'/g)].flatMap(([, name = '', kind = '']) =>
      kinds.has(kind) ? [name] : [],
    ),
  )
  const made = texts.flatMap((text) =>
    [...text.matchAll(/action: `([a-z-]+\.[a-z-]*)\$\{(?!string)/g)].flatMap(([, start = '']) =>
      (MADE_OF[start] ?? ['?']).map((verb) => `${start}${verb}`),
    ),
  )
  return [...new Set([...named, ...made])].sort()
}

test('every deed of the audit log has its sentence, and no sentence is of a deed that nobody does', () => {
  const here = (text: string) => deedsOf([at('app/features/plan/decide.server.ts', text)])
  expect(here("const deed = { action: 'comet.seen' }")).toContain('comet.seen')
  expect(here("note(campaign, 'campaign.painted', now)")).toContain('campaign.painted')
  expect(here('const deed = { action: `comet.${verb}` }')).toContain('comet.?')
  const deeds = deedsOf(product.filter(({ path }) => path !== 'app/kit/words/deed-words.ts'))
  expect(deeds).toEqual([...DEED_NAMES].sort())
  for (const name of DEED_NAMES) expect(deedWords(name)).toMatch(/^\p{Ll}+ [^.]*[^.]$/u)
})

/** What becomes of the bytes of a file that somebody sends where they are not stored as they came. */
const READ_AND_FORGOTTEN = {
  'app/features/fact-sheet/facts-workbook.server.ts': 'its cells are read',
  'app/features/budget/fill-by-sheet.server.ts': 'its cells are read',
  'app/features/imports/import-sheet.server.ts': 'its cells are read, and sealed until they are confirmed',
  'app/features/mef-budget/import-mef.server.ts': 'its cells are read, and sealed until they are confirmed',
  'app/features/yearly-record/import-record.server.ts': 'its cells are read, and sealed until they are confirmed',
  'app/features/logos/change-logo.server.ts': 'its picture is drawn anew',
}

/** Files that read what somebody sends, or store one, and take nothing out of a photo. */
function keepingTraces(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ text }) => /\.arrayBuffer\(\)|\bstoreEvidence\(/.test(text) && !/\bwithoutTraces\(/.test(text))
    .map(({ path }) => path)
    .filter((path) => !Object.hasOwn(READ_AND_FORGOTTEN, path))
}

test('a photo is stored without where, when and with what it was taken, in every room that stores files', () => {
  const storing = at('app/features/x/keep.server.ts', 'await storeEvidence(folder, id, bytes)')
  const reading = at('app/features/x/read.server.ts', 'new Uint8Array(await file.arrayBuffer())')
  expect(keepingTraces([storing, reading])).toEqual([storing.path, reading.path])
  expect(keepingTraces(features)).toEqual([])
  const stores = features.filter(({ text }) => /\bstoreEvidence\(/.test(text)).map(({ path }) => path)
  expect(stores.length).toBeGreaterThanOrEqual(3)
  for (const path of Object.keys(READ_AND_FORGOTTEN)) {
    expect(features.find((file) => file.path === path)?.text ?? '', path).toContain('.arrayBuffer()')
    expect(stores, path).not.toContain(path)
  }
})

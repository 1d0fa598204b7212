import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importsOf, sourceFiles, type SourceFile } from './source-files.ts'

const product = sourceFiles().filter(
  ({ path }) => /^(app|surveys|db|scripts)\//.test(path) && !/\.test\.tsx?$/.test(path),
)
const at = (path: string, text: string): SourceFile => ({ path, text })

/** Where a field of a form becomes text: the only file that takes one as it was sent. */
const FIELDS = 'app/kit/forms/fields.ts'
/** Where the text of a cell becomes that of a row. */
const SHEETS = 'app/kit/sheets/filled-sheet.ts'
/** What a browser of ours holds before it sends it is no form that a reader gets. */
const isInBrowser = ({ path }: SourceFile) => /^app\/respondent\/script\/|\.client\.tsx$|send-live-form\.ts$/.test(path)

/** Words of buttons and boxes are compared with ours and go nowhere; `ownPath` reads a path by rules of its own. */
const COMPARED =
  /\b(?:form|sent)\.get\([^)]*\)\s*[!=]==|switch \((?:form|sent)\.get\([^)]*\)\)|ownPath\((?:form|sent)\.get\([^)]*\)\)/g
const TAKEN = /\b(?:form|sent|fields)\.(?:get|getAll|entries|values|forEach)\(|\[\.\.\.(?:form|sent)\b/g

function rawReads({ path, text }: SourceFile): string[] {
  if (path === FIELDS || !/FormData|await (?:form|upload)\(\)/.test(text)) return []
  return [...text.replaceAll(COMPARED, '').matchAll(TAKEN)].map(([read]) => `${path} reads ${read}`)
}

test('a field of a form is read by what normalises it', () => {
  const reader = (line: string) => at('app/features/x/form.ts', `export const read = (form: FormData) => ${line}`)
  expect(rawReads(reader("String(form.get('nombre') ?? '').trim()"))).toHaveLength(1)
  expect(rawReads(reader('[...form].map(([name]) => name)'))).toHaveLength(1)
  expect(rawReads(reader("form.getAll('unidad').map(String)"))).toHaveLength(1)
  expect(rawReads(reader("form.get('accion') === 'firmar' && lineOf(form, 'nombre')"))).toEqual([])
  expect(product.filter((file) => !isInBrowser(file)).flatMap(rawReads)).toEqual([])
})

/** Passwords, whose stored hashes are over what was typed, and what we sealed or wrote into the page ourselves. */
const UNTOUCHED = ['actual', 'anunciado', 'cambios', 'clave', 'clave2', 'sello']

function takenAsSent({ path, text }: SourceFile): string[] {
  if (path === FIELDS) return []
  return [...text.matchAll(/\basSent\(\w+, ([^)]*)\)/g)].map(([, name = '']) => name.replaceAll("'", ''))
}

test('only passwords and what we sealed are taken as they were sent, and no password in another way', () => {
  expect([...new Set(product.flatMap(takenAsSent))].sort()).toEqual(UNTOUCHED)
  const normalised = product.filter(({ text }) => /lines?Of\(form, '(clave2?|actual)'\)/.test(text))
  expect(normalised.map(({ path }) => path)).toEqual([])
})

test('a cell of a sheet is read by what normalises it', () => {
  const readers = product.filter((file) => importsOf(file).some((target) => target.endsWith('/sheet-cells.ts')))
  expect(readers.map(({ path }) => path)).toEqual([SHEETS])
})

/** Where else a form of Unicode is asked for: what is normalised there is no text that is stored. */
const OWN_FORMS = [
  // Codes and addresses, whose wide letters are meant as narrow ones.
  'app/kit/codes/typed-code.ts',
  // What is drawn, whatever the form in which it was stored.
  'app/kit/documents/docx-text.ts',
  // The file name of a header, in ASCII.
  'app/kit/documents/file-name.server.ts',
  'app/kit/documents/pdf-text.tsx',
  'app/kit/mail/mail-address.ts',
  // Sentences of instruments among themselves.
  'surveys/model/likeness.ts',
  // How a name is put in order; nothing is stored in its form.
  'surveys/text/name-order.ts',
  'surveys/text/written-text.ts',
]

test('there is one place that normalises text, and one that knows what an address is', () => {
  expect(
    product
      .filter(({ text }) => /\.normalize\(/.test(text))
      .map(({ path }) => path)
      .sort(),
  ).toEqual(OWN_FORMS)
  const judges = product.filter(
    ({ path, text }) => path !== 'app/kit/mail/mail-address.ts' && /z\.email\(|\[\^\\s@/.test(text),
  )
  expect(judges.map(({ path }) => path)).toEqual([])
})

/** A share with a blank before its sign, where it is no comment: the formatter writes none. */
function blankShares({ path, text }: SourceFile): string[] {
  const written = text
    .split('\n')
    .filter((line) => !/^\s*(?:\*|\/\/|\/\*)/.test(line) && /[\d}][ \u00a0]%(?!%)/.test(line))
  return written.length > 0 ? [path] : []
}

test('a share is written by hand as the formatter writes it', () => {
  expect(blankShares(at('app/a.ts', "const a = 'al menos 80 % de su plan'"))).toHaveLength(1)
  expect(blankShares(at('app/a.tsx', '<li>el {share}\u00a0% de las que le tocan</li>'))).toHaveLength(1)
  expect(
    blankShares(at('app/a.ts', "// under 5 %\nconst a = '80%' + (7 % 2)".replace('7 % 2', 'seven % two'))),
  ).toEqual([])
  const onScreen = sourceFiles().filter(
    ({ path }) =>
      /^(app|surveys)\//.test(path) && !/\.test\.tsx?$/.test(path) && !/^surveys\/(disclosure|scoring)\//.test(path),
  )
  const surveys = readdirSync('surveys/instruments', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('survey.json'))
    .map((path) => at(path, readFileSync(`surveys/instruments/${path}`, 'utf8')))
  expect([surveys.length > 3, surveys.flatMap(blankShares)]).toEqual([true, []])
  expect(onScreen.flatMap(blankShares)).toEqual([])
})

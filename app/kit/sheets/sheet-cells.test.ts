import { expect, test } from 'vitest'
import { contentTypes, declaring, workbookParts, zipped, type Parts } from '#tests/support/archives.ts'
import { workbook } from './xlsx.server.ts'
import { readSheetRows } from './sheet-cells.ts'

const TABLE = { sheet: 'Preguntas', rows: 500, columns: 11, dates: [] }
const read = (parts: Parts) => readSheetRows(zipped(parts), TABLE)
const rowsOf = async (parts: Parts) => {
  const sheet = await read(parts)
  if (!sheet.ok) throw new Error(JSON.stringify(sheet.problem))
  return [...sheet.rows]
}
const inline = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`

test('what the platform writes is read back: texts with their lines, numbers, empty cells', async () => {
  const note = 'Primera línea\nSegunda «línea» & <tercera>'
  const bytes = await workbook([
    { name: 'Otra', widths: [], rows: [['x']] },
    { name: 'Preguntas', widths: [], rows: [['Código', 'Nivel'], ['man-01', 2, null, note], [null], ['=1+1', 0]] },
  ])
  const sheet = await readSheetRows(new Uint8Array(bytes), { ...TABLE, columns: 4 })
  expect(sheet.ok && [...sheet.rows]).toEqual([
    [1, ['Código', 'Nivel', '', '']],
    [2, ['man-01', '2', '', note]],
    [4, ['=1+1', '0', '', '']],
  ])
})

test.each([
  [
    'a shared text in pieces, without how it is spoken',
    '<row r="1"><c r="B1" t="s"><v>1</v></c></row>',
    {
      'xl/sharedStrings.xml':
        '<sst><si/><si><r><t>dos </t></r><r><t xml:space="preserve">partes</t></r><rPh><t>no</t></rPh></si></sst>',
    },
    [[1, '', 'dos partes']],
  ],
  [
    'other prefixes',
    '<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>hola</x:t></x:is></x:c></x:row>',
    {},
    [[2, 'hola', '']],
  ],
  ['cells and rows without an address', '<row/><row><c/><c t="str"><v>b</v></c></row>', {}, [[2, '', 'b']]],
  [
    'lines as Excel writes and as Windows writes them',
    `<row r="1">${inline('A1', 'uno_x000D_\ndos\r\ntres')}</row>`,
    {},
    [[1, 'uno\ndos\ntres', '']],
  ],
  [
    'numbers as a person types them',
    '<row r="1"><c r="A1"><v>2.0</v></c><c r="B1"><v>1E0</v></c></row>',
    {},
    [[1, '2', '1']],
  ],
  [
    'text that is not to be read as marks',
    `<row r="1">${inline('A1', '<![CDATA[<f>]]>')}${inline('B1', '&lt;&#38;')}</row>`,
    {},
    [[1, '<f>', '<&']],
  ],
  [
    'empty cells far away, as a format of a whole column leaves them',
    '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row><row r="1048576"><c r="A1048576" s="3"/></row>',
    {},
    [[1, '1', '']],
  ],
])('%s', async (_, sheetData, more, expected) => {
  expect((await rowsOf(workbookParts(sheetData, more))).map(([row, [a, b]]) => [row, a, b])).toEqual(expected)
})

const second = (sheetData: string, path = 'worksheets/sheet2.xml', place = 'xl/worksheets/sheet2.xml'): Parts => {
  const parts = workbookParts('<row r="1"><c r="A1"><v>1</v></c></row>')
  return {
    ...parts,
    'xl/workbook.xml': String(parts['xl/workbook.xml']).replace(
      '</sheets>',
      '<sheet name="Otra" sheetId="2" r:id="rId3"/></sheets>',
    ),
    'xl/_rels/workbook.xml.rels': String(parts['xl/_rels/workbook.xml.rels']).replace(
      '</Relationships>',
      `<Relationship Id="rId3" Type="http://x/worksheet" Target="${path}"/></Relationships>`,
    ),
    [place]: `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
  }
}
const formula = (cell: string) => workbookParts(`<row r="2">${cell}</row>`)

test.each([
  ['as everybody writes it', formula('<c r="H2"><f>1+1</f><v>2</v></c>'), 'H2'],
  ['with a prefix', formula('<x:c r="H2"><x:f>1+1</x:f></x:c>'), 'H2'],
  ['behind the value', formula('<c r="H2"><v>3</v><f>1+1</f></c>'), 'H2'],
  ['behind a comment', formula('<c r="H2"><!-- x --><f>1+1</f></c>'), 'H2'],
  ['with single quotes', formula("<c r='H2'><f>1+1</f></c>"), 'H2'],
  ['without an address', formula('<c/><c><f>1+1</f></c>'), 'B2'],
  ['shared with another cell', formula('<c r="H2"><f t="shared" si="0"/><v>2</v></c>'), 'H2'],
  ['wrapped in another element', formula('<c r="H2"><ext><f>1+1</f></ext></c>'), 'H2'],
  ['in another sheet', second('<row r="3"><c r="A3"><f>1+1</f></c></row>'), 'Otra!A3'],
  [
    'in a sheet at another place',
    second('<row r="3"><c r="A3"><f>1+1</f></c></row>', '/hojas/una.xml', 'hojas/una.xml'),
    'Otra!A3',
  ],
])('a formula %s is found', async (_, parts, address) => {
  expect(await read(parts)).toEqual({ ok: false, problem: { kind: 'formulas', cells: [address] } })
})

const typed = (address: string) => `<row r="${address.replace(/\D/g, '')}"><c r="${address}"><v>1</v></c></row>`

test.each([
  ['a row behind the last', typed('A501'), { kind: 'outside', cells: ['A501'] }],
  ['the last row that there can be', typed('B1048576'), { kind: 'outside', cells: ['B1048576'] }],
  ['a column behind the last', typed('L2'), { kind: 'outside', cells: ['L2'] }],
  [
    'a text as long as a book',
    `<row r="1">${inline('A1', 'a'.repeat(10_001))}</row>`,
    { kind: 'too-long', cells: ['A1'] },
  ],
  ['a row that no program has', typed('A10000000'), { kind: 'unrecognized' }],
  ['a column that no program has', typed('XFE1'), { kind: 'unrecognized' }],
  ['a cell twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', { kind: 'unrecognized' }],
  ['rows out of order', `${typed('A3')}${typed('A2')}`, { kind: 'unrecognized' }],
  ['a cell of another row', '<row r="2"><c r="A3"><v>1</v></c></row>', { kind: 'unrecognized' }],
  ['a text that is not there', '<row r="1"><c r="A1" t="s"><v>9</v></c></row>', { kind: 'unrecognized' }],
  ['XML that is none', '<row r="1"><c r="A1"></row></c>', { kind: 'unrecognized' }],
  ['elements within elements', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`, { kind: 'unrecognized' }],
  [
    'a tag that does not end',
    `<row r="1"><c r="A1" ${Array.from({ length: 30_000 }, (_, index) => `a${index}="x"`).join(' ')}/></row>`,
    { kind: 'unrecognized' },
  ],
  ['6 MB of rows', '<row/>'.repeat(1_000_000), { kind: 'unpacks-too-large' }],
])('%s is refused', async (_, sheetData, problem) => {
  expect(await read(workbookParts(sheetData))).toEqual({ ok: false, problem })
})

test.each([
  [
    'no sheet of that name',
    { ...workbookParts(''), 'xl/workbook.xml': '<workbook><sheets><sheet name="Otra" id="rId1"/></sheets></workbook>' },
    'unrecognized',
  ],
  ['two names for one sheet part', second('', 'worksheets/sheet1.xml', 'x'), 'unrecognized'],
  [
    'a document type',
    { ...workbookParts(''), 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' },
    'unrecognized',
  ],
  [
    'dates that count from 1904',
    {
      ...workbookParts(''),
      'xl/workbook.xml':
        '<workbook><workbookPr date1904="1"/><sheets><sheet name="Preguntas" id="rId1"/></sheets></workbook>',
    },
    'counts-from-1904',
  ],
  ['macros', { ...workbookParts(''), 'xl/vbaProject.bin': 'x' }, 'has-macros'],
  [
    '61 parts',
    { ...workbookParts(''), ...Object.fromEntries(Array.from({ length: 57 }, (_, index) => [`x${index}`, 'x'])) },
    'unpacks-too-large',
  ],
])('a workbook with %s is refused', async (_, parts, kind) => {
  expect(await read(parts)).toEqual({ ok: false, problem: { kind } })
})

test.each([
  ['a PDF', new TextEncoder().encode('%PDF-1.7\n%%EOF')],
  [
    'a text document',
    zipped({
      '[Content_Types].xml': contentTypes('/word/document.xml', 'wordprocessingml.document'),
      'word/document.xml': '<x/>',
    }),
  ],
  [
    'a workbook with sizes that lie',
    declaring(zipped(workbookParts('<row/>'.repeat(100_000))), 'xl/worksheets/sheet1.xml', 1_000),
  ],
])('%s is no workbook', async (_, bytes) => {
  expect(await readSheetRows(bytes, TABLE)).toEqual({ ok: false, problem: { kind: 'not-a-workbook' } })
})

test('five megabytes of the shortest cells leave time for others', async () => {
  const archive = zipped(
    workbookParts(Array.from({ length: 60 }, () => `<row>${'<c/>'.repeat(16_000)}</row>`).join('')),
  )
  let [last, longest] = [performance.now(), 0]
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  expect(await readSheetRows(archive, TABLE)).toEqual({ ok: true, rows: new Map() })
  clearInterval(beat)
  expect(longest).toBeLessThan(1_000)
})

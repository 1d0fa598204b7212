import { expect, test } from 'vitest'
import { workbookParts, zipped, type Parts } from '#tests/support/archives.ts'
import { readFilledSheet } from './filled-sheet.ts'

/** Text, text, a date, a number. */
const TEMPLATE = { sheet: 'Preguntas', header: ['Código', 'Norma', 'Fecha', 'Mujeres'], rows: 50, dates: [2] }
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Styles by their place: 0 none, 1 a date of every workbook, 2 a date with time, 3 a time, 4 to 13 of this one. */
const CODES = [
  'dd/mm/yyyy',
  '[$-280A]dddd d &quot;de&quot; mmmm &quot;de&quot; yyyy',
  'yyyy\\-mm\\-dd h:mm',
  '[h]:mm:ss',
  '#,##0.00 &quot;soles al día&quot;',
  '[Red]0;[Blue]\\-0',
  '0.00E+00',
  '000',
  '@',
  'mmm-yy',
]
const STYLES = `<styleSheet><numFmts>${CODES.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/>${CODES.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="General"/></dxf></dxfs></styleSheet>`

const text = (address: string, value: string) =>
  `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`
const number = (address: string, value: number | string, style = 0) =>
  `<c r="${address}" s="${style}"><v>${value}</v></c>`
const titled = (titles: readonly string[]) =>
  `<row r="1">${titles.map((title, index) => text(`${'ABCDE'.charAt(index)}1`, title)).join('')}</row>`

function book(row: string, { titles = TEMPLATE.header, more = {} }: { titles?: readonly string[]; more?: Parts } = {}) {
  const parts = workbookParts(`${titled(titles)}<row r="2">${row}</row>`)
  return zipped({
    ...parts,
    'xl/_rels/workbook.xml.rels': String(parts['xl/_rels/workbook.xml.rels']).replace(
      '</Relationships>',
      `<Relationship Id="rId9" Type="${RELATED}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': STYLES,
    ...more,
  })
}

const filled = (...cells: readonly string[]) => ['', '', '', ''].map((none, index) => cells[index] ?? none)

test.each<[string, string, readonly string[]]>([
  ['a date as Excel keeps it', number('C2', 46387, 1), filled('', '', '2026-12-31')],
  ['a date with time', number('C2', 46387.604166666664, 2), filled('', '', '2026-12-31 14:30')],
  ['a second before midnight', number('C2', 46387.999988425926, 2), filled('', '', '2026-12-31 23:59')],
  ['a date in a style of the workbook', number('C2', 46387, 4), filled('', '', '2026-12-31')],
  ['a date in words', number('C2', 46387, 5), filled('', '', '2026-12-31')],
  ['a date in the style of ISO', number('C2', 46387.5, 6), filled('', '', '2026-12-31 12:00')],
  ['a month and a year', number('C2', 46357, 13), filled('', '', '2026-12-01')],
  ['a time alone, which is no day', number('C2', 0.604, 3), filled('', '', '0.604')],
  ['a day before the first that is counted right', number('C2', 60, 1), filled('', '', '60')],
  ['a day behind the last', number('C2', 2958466, 1), filled('', '', '2958466')],
  ['a date below zero', number('C2', -1, 1), filled('', '', '-1')],
  ['a date in the way of ISO', '<c r="C2" t="d"><v>2026-12-31T00:00:00</v></c>', filled('', '', '2026-12-31T00:00:00')],
  ['a date as text', text('C2', '31/12/2026'), filled('', '', '31/12/2026')],
  ['a year alone', number('C2', 2026), filled('', '', '2026')],
  ['no date under the style of a date', '<c r="C2" s="1"/>' + text('D2', '7'), filled('', '', '', '7')],
  [
    'a text under the style of a date',
    `<c r="B2" s="1" t="inlineStr"><is><t>012-2026</t></is></c>`,
    filled('', '012-2026'),
  ],
  ['a number with an amount of money a day', number('D2', 46387, 8), filled('', '', '', '46387')],
  ['a number in red and blue', number('D2', 12, 9), filled('', '', '', '12')],
  ['a number by its power of ten', number('D2', '1.2E+3', 10), filled('', '', '', '1200')],
  ['a code with zeros before it', number('B2', 7, 11), filled('', '007')],
  ['a code longer than its zeros', number('B2', 1234, 11), filled('', '1234')],
  ['a number as text', number('B2', 12, 12), filled('', '12')],
  ['a style that the list does not have', number('D2', 5, 99), filled('', '', '', '5')],
  [
    'yes and no of a spreadsheet',
    '<c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c>',
    filled('VERDADERO', 'FALSO'),
  ],
  ['what looks like a formula and is text', text('A2', '=1+1') + text('B2', '@x'), filled('=1+1', '@x')],
  ['a text with blanks around', text('A2', '  a b  '), filled('a b')],
  ['a text in two lines', text('A2', 'a&#13;&#10;b'), filled('a\nb')],
  [
    'a text in pieces of several looks',
    '<c r="A2" t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></is></c>',
    filled('ab'),
  ],
  ['letters outside of the first plane', text('A2', '👩'), filled('👩')],
  ['a number with its last zero', number('D2', '12.0'), filled('', '', '', '12')],
  ['a percentage', number('D2', 0.5), filled('', '', '', '0.5')],
  ['a number of sixteen digits', number('B2', '1234567890123456'), filled('', '1234567890123456')],
  ['an empty error', '<c r="A2" t="e"><v></v></c>' + text('B2', 'x'), filled('', 'x')],
])('%s is read', async (_, row, cells) => {
  expect(await readFilledSheet(book(row), TEMPLATE)).toEqual({ ok: true, rows: [{ row: 2, cells }] })
})

test.each<[string, string, RegExp]>([
  ['#N/A', '<c r="B2" t="e"><v>#N/A</v></c>', /error de cálculo, como #N\/A \(B2\)/],
  ['#REF!', '<c r="C2" t="e"><v>#REF!</v></c>', /\(C2\)/],
  ['#¡DIV/0!', '<c r="D2" t="e"><v>#DIV/0!</v></c>', /\(D2\)/],
  ['two errors', '<c r="A2" t="e"><v>#N/A</v></c><c r="D2" t="e"><v>#VALUE!</v></c>', /\(A2, D2\)/],
  ['an error made by a formula', '<c r="B2" t="e"><f>NA()</f><v>#N/A</v></c>', /trae fórmulas \(B2\)/],
  ['a formula with text', '<c r="B2" t="str"><f>"a"</f><v>a</v></c>', /trae fórmulas \(B2\)/],
  ['a formula of a whole range', '<c r="B2"><f t="array" ref="B2:B9">1</f><v>1</v></c>', /trae fórmulas \(B2\)/],
  ['a formula without value', '<c r="B2"><f>1</f></c>', /trae fórmulas \(B2\)/],
  ['a norm that became a date', number('B2', 46357, 13), /cambió a fecha lo que se escribió en B2/],
  ['a code that became a date', number('A2', 46387, 1), /en A2/],
  ['a count under the style of a date', number('D2', 12, 4), /en D2/],
  ['a norm that became a time', number('B2', 0.5, 3), /en B2/],
  ['a norm that became hours', number('B2', 1.5, 7), /en B2/],
  ['a date in the way of ISO where text belongs', '<c r="B2" t="d"><v>2026-12-31</v></c>', /en B2/],
  ['something beside the table', text('F2', 'x'), /fuera de la tabla \(F2\)/],
  ['an error beside the table', '<c r="F2" t="e"><v>#N/A</v></c>', /fuera de la tabla \(F2\)/],
  ['a text without end', text('A2', 'a'.repeat(10_001)), /demasiado texto \(A2\)/],
  ['a shared text that is not there', '<c r="A2" t="s"><v>3</v></c>', /No se reconoce/],
])('%s is refused, and the cell is named', async (_, row, problem) => {
  expect(await readFilledSheet(book(row), TEMPLATE)).toEqual({ ok: false, problem: expect.stringMatching(problem) })
})

const [code = '', norm = '', date = '', women = ''] = TEMPLATE.header

test.each<[string, readonly string[], boolean]>([
  ['decomposed', ['Co\u0301digo', norm, date, women], true],
  ['with blanks around', [` ${code} `, norm, date, women], true],
  ['with no-break blanks and lines', [code, `\u00A0${norm}&#10;`, date, women], true],
  ['with invisible letters', [code, norm, `\uFEFF${date}\u200B`, `Mu\u00ADjeres`], true],
  ['without an accent', ['Codigo', norm, date, women], false],
  ['in another order', [norm, code, date, women], false],
  ['with one missing', [code, norm, date], false],
  ['with one more', [code, norm, date, women, 'Hombres'], false],
])('titles %s', async (_, titles, ok) => {
  expect(await readFilledSheet(book(text('A2', 'x'), { titles }), TEMPLATE)).toMatchObject({ ok })
})

const workbookNamed = (name: string) =>
  `<workbook><sheets><sheet name="${name}" sheetId="1" id="rId1"/></sheets></workbook>`

test.each<[string, Parts, boolean]>([
  ['a sheet whose name has a blank behind it', { 'xl/workbook.xml': workbookNamed('Preguntas ') }, true],
  ['a sheet of another name', { 'xl/workbook.xml': workbookNamed('Hoja1') }, false],
  ['an empty part of styles', { 'xl/styles.xml': '' }, false],
  ['styles with a document type', { 'xl/styles.xml': '<!DOCTYPE x [<!ENTITY a "b">]><styleSheet/>' }, false],
  ['styles that are cut off', { 'xl/styles.xml': '<styleSheet><cellXfs>' }, false],
  [
    'sixty-five thousand styles',
    { 'xl/styles.xml': `<styleSheet><cellXfs>${'<xf numFmtId="14"/>'.repeat(65_000)}</cellXfs></styleSheet>` },
    true,
  ],
  ['a link to a workbook elsewhere', { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' }, true],
])('a workbook with %s', async (_, more, ok) => {
  expect(await readFilledSheet(book(text('A2', 'x'), { more }), TEMPLATE)).toMatchObject({ ok })
})

test('cells that are shown as one are refused, and named', async () => {
  const parts = workbookParts(`${titled(TEMPLATE.header)}<row r="2">${text('A2', 'x')}</row>`)
  const merged = Object.fromEntries(
    Object.entries(parts).map(([name, content]) => [
      name,
      name.includes('worksheets/')
        ? String(content).replace(
            '</sheetData>',
            '</sheetData><mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>',
          )
        : content,
    ]),
  )
  expect(await readFilledSheet(zipped(parts), TEMPLATE)).toMatchObject({ ok: true })
  expect(await readFilledSheet(zipped(merged), TEMPLATE)).toEqual({
    ok: false,
    problem: expect.stringMatching(/celdas combinadas \(A2:A4\)/),
  })
})

import { expect, test } from 'vitest'
import { isWorkbook, readFilledCsv } from './filled-csv.ts'

const TEMPLATE = { sheet: 'Hoja', header: ['Código', 'Nombre'], rows: 2 }
const read = (text: string) => readFilledCsv(new TextEncoder().encode(text), TEMPLATE)

test.each([
  ['commas', 'Código,Nombre\na,Una\n'],
  ['semicolons', 'Código;Nombre\r\na;Una\r\n'],
  ['a mark of order', '\uFEFFCódigo,Nombre\na,Una'],
  ['quotation marks', '"Código","Nombre"\n"a","Una"'],
  ['empty lines', 'Código,Nombre\na,Una\n,\n\n'],
])('%s', (_, text) => {
  expect(read(text)).toEqual({ ok: true, rows: [{ row: 2, cells: ['a', 'Una'] }] })
})

test('quotation marks hold separators, lines and themselves', () => {
  expect(read('Código,Nombre\n"a,1","Una ""gran"" entidad"')).toEqual({
    ok: true,
    rows: [{ row: 2, cells: ['a,1', 'Una "gran" entidad'] }],
  })
})

test.each([
  ['other titles', 'Codigo;Otro\na;b', /primera línea/],
  ['marks that do not close', 'Código,Nombre\n"a,Una', /comillas/],
  ['too many rows', 'Código,Nombre\na,1\nb,2\nc,3', /más de 2 filas/],
  ['nothing', '', /primera línea/],
])('%s are refused in words', (_, text, words) => {
  const found = read(text)
  expect(found.ok ? '' : found.problem).toMatch(words)
})

test('another encoding is refused, and a workbook is told apart', () => {
  expect(readFilledCsv(new Uint8Array([0xc3, 0x28]), TEMPLATE)).toMatchObject({ ok: false })
  expect(isWorkbook(new Uint8Array([0x50, 0x4b, 3, 4]))).toBe(true)
  expect(isWorkbook(new TextEncoder().encode('Código'))).toBe(false)
})

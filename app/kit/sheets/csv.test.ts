import { expect, test } from 'vitest'
import { csv, csvResponse } from './csv.server.ts'
import { dateCell } from './xlsx.server.ts'

const one = (value: string | number | Date | null) =>
  csv([{ name: 'Datos', widths: [], rows: [['Valor'], [value]] }])
    .split('\r\n')[1]
    ?.slice('"Datos";'.length)

test.each(['=1+1', '+51 1 626 1600', '-2+3', '@SUMA(A1)', '\t=1+1', '\r=1+1'])(
  'a text that begins like %j gets an apostrophe',
  (text) => {
    expect(one(text)).toBe(`"'${text}"`)
  },
)

test.each([
  [-3.5, '-3.5'],
  [0, '0'],
  [62.4, '62.4'],
  ['≥ 95', '"≥ 95"'],
  ['−3', '"−3"'],
  ['menos de 10 respuestas', '"menos de 10 respuestas"'],
  ['a;b\n"c"', '"a;b\n""c"""'],
  ['", =1+1', '""", =1+1"'],
  [dateCell('2026-08-03'), '2026-08-03'],
  [null, ''],
])('%j is written as %s', (value, written) => {
  expect(one(value)).toBe(written)
})

test('sheets stand one below the other, with columns of one title in one place', () => {
  const text = csv([
    {
      name: 'A',
      widths: [],
      rows: [
        ['Dato', 'Valor'],
        ['x', 1],
      ],
    },
    { name: 'B', widths: [], rows: [['Valor', 'Nivel'], [2, 'alto'], [3]] },
  ])
  expect(text).toBe('\uFEFF"Hoja";"Dato";"Valor";"Nivel"\r\n"A";"x";1;\r\n"B";;2;"alto"\r\n"B";;3;\r\n')
})

test('a download says its type and begins with the mark of UTF-8', async () => {
  const answer = csvResponse(csv([]), 'Plañ "x"\r\n.csv')
  expect([
    answer.headers.get('content-type'),
    answer.headers.get('content-disposition'),
    answer.headers.get('cache-control'),
  ]).toEqual([
    'text/csv; charset=utf-8',
    `attachment; filename="Plan x.csv"; filename*=UTF-8''Pla%C3%B1%20%22x%22%0D%0A.csv`,
    'no-store',
  ])
  expect([...new Uint8Array(await answer.arrayBuffer())].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf])
})

import { expect, test } from 'vitest'
import { openCsv } from './open-csv.ts'

test('is what RFC 4180 says, and runs nothing in a spreadsheet', () => {
  expect(
    openCsv(
      ['a', 'b'],
      [
        ['=1+1', -2.5],
        ['dice "sí", y\nsigue', null],
        ['@x', 0],
      ],
    ),
  ).toBe('a,b\r\n"\'=1+1",-2.5\r\n"dice ""sí"", y\nsigue",\r\n"\'@x",0\r\n')
})

import { expect, test } from 'vitest'
import { dayOf, dayOrYearOf } from './typed-cells.ts'

test.each([
  ['31/12/2025', '2025-12-31'],
  ['1/2/2026', '2026-02-01'],
  ['01-02-2026', '2026-02-01'],
  ['1.2.2026', '2026-02-01'],
  ['2025-12-31', '2025-12-31'],
  ['46022', '2025-12-31'],
  ['36526', '2000-01-01'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2025', null],
  ['31/11/2025', null],
  ['12/31/2025', null],
  ['31/12/25', null],
  ['46022.5', null],
  ['2025', null],
  ['', null],
  ['ayer', null],
])('the day of "%s" is %s', (text, day) => {
  expect(dayOf(text)).toBe(day)
})

test('a year counts from its first day, and only a year does', () => {
  expect(['2024', '24', '3024', '46022', '31/12/2025'].map(dayOrYearOf)).toEqual([
    '2024-01-01',
    null,
    null,
    '2025-12-31',
    '2025-12-31',
  ])
})

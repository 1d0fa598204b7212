import { expect, test } from 'vitest'
import { electionsOn } from './electoral-periods.ts'

const [GENERAL, REGIONAL] = ['Elecciones Generales 2026', 'Elecciones Regionales y Municipales 2026']

test.each([
  ['2025-03-25', []],
  ['2025-03-26', [GENERAL]],
  ['2026-03-01', [GENERAL, REGIONAL]],
  ['2026-06-07', [GENERAL, REGIONAL]],
  ['2026-06-08', [REGIONAL]],
  ['2026-10-04', [REGIONAL]],
  ['2026-10-05', []],
] as const)('on %s: %j', (today, names) => {
  expect(electionsOn(today).map(({ name }) => name)).toEqual(names)
})

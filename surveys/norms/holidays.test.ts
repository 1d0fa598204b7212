import { expect, test } from 'vitest'
import { HOLIDAYS } from './data/holidays.ts'
import { easterSunday, holidayOn } from './holidays.ts'
import { isVerified, norm } from './norms.ts'

test.each([
  ['1992', '1992-04-19'],
  ['2024', '2024-03-31'],
  ['2025', '2025-04-20'],
  ['2026', '2026-04-05'],
  ['2038', '2038-04-25'],
])('Easter of %s is on %s', (year, day) => {
  expect(easterSunday(Number(year))).toBe(day)
})

test.each([
  ['2026-04-02', 'Jueves Santo'],
  ['2026-04-03', 'Viernes Santo'],
  ['2026-04-04', undefined],
  ['2026-07-28', 'Fiestas Patrias'],
  ['2026-12-08', 'Inmaculada Concepción'],
  ['2026-12-10', undefined],
  // Each law from its first year on.
  ['2021-12-09', undefined],
  ['2022-12-09', 'Batalla de Ayacucho'],
  ['2021-08-06', undefined],
  ['2022-08-06', 'Batalla de Junín'],
  ['2023-06-07', undefined],
  ['2024-06-07', 'Batalla de Arica y Día de la Bandera'],
  ['2022-07-23', undefined],
  ['2024-07-23', 'Día de la Fuerza Aérea del Perú'],
])('%s is %s', (day, name) => {
  expect(holidayOn(day)?.name).toBe(name)
})

test('the year has the sixteen national holidays of the list of the law', () => {
  const days = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10))
  expect(days.filter((day) => holidayOn(day) !== null)).toHaveLength(16)
})

test('every holiday stands on a norm that was read, published by the year in which it begins', () => {
  for (const { name, norm: id, firstYear } of HOLIDAYS) {
    expect(isVerified(id), name).toBe(true)
    expect(Number(norm(id).published.slice(0, 4)), name).toBeLessThanOrEqual(firstYear)
  }
})

test('a day that is no calendar day is refused', () => {
  expect(() => holidayOn('25/12/2026')).toThrow(RangeError)
})

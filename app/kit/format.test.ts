import { expect, test } from 'vitest'
import {
  formatCount,
  formatDate,
  formatDifference,
  formatLongDate,
  formatMoment,
  formatNumber,
  formatPercent,
  formatShortDate,
} from './format.ts'

test('numbers are written as in Peru', () => {
  expect([formatNumber(1234), formatNumber(12345.67), formatNumber(-3), formatPercent(62)]).toEqual([
    '1,234',
    '12,345.7',
    '\u22123',
    '62%',
  ])
})

test('a difference carries its sign, and none when it rounds to nothing', () => {
  expect([formatDifference(7), formatDifference(-7.25), formatDifference(0.01), formatDifference(0)]).toEqual([
    '+7',
    '\u22127.3',
    '0',
    '0',
  ])
})

test('dates are written as in Peru', () => {
  expect(formatLongDate('2026-09-14')).toBe('lunes 14 de setiembre de 2026')
  expect(formatDate('2026-01-01')).toBe('1 de enero de 2026')
  expect(formatShortDate('2026-08-03')).toBe('03/08/2026')
  expect([formatCount(1, 'día', 'días'), formatCount(4, 'día', 'días')]).toEqual(['1 día', '4 días'])
})

test('an instant is told in the time of Lima', () => {
  expect(formatMoment('2026-11-25T03:05:00Z')).toBe('24/11/2026, 22:05')
})

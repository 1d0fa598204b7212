import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GOVERNMENT_LEVELS } from './entity-kind.ts'
import { departmentOf, hasSector, rucFault, SECTORS, ubigeoFault } from './entity-identity.ts'

describe('the tax number', () => {
  // Printed on papers of SUNAT, of the Ministry of Economy and of the Banco de la Nación.
  test.each(['20131312955', '20131370645', '20100030595'])('%s is sound', (ruc) => {
    expect(rucFault(ruc)).toBeNull()
  })

  test.each([
    ['', 'malformed'],
    ['2013131295', 'malformed'],
    ['201313129555', 'malformed'],
    ['2013131295a', 'malformed'],
    ['10131312955', 'no-legal-person'],
    ['20131312956', 'check-digit'],
    ['20131321955', 'check-digit'],
  ])('%j: %s', (ruc, fault) => {
    expect(rucFault(ruc)).toBe(fault)
  })

  test('of the ten numbers that differ in the last digit alone one is sound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (body) => {
        const stem = `20${String(body).padStart(8, '0')}`
        expect(
          Array.from({ length: 10 }, (_, last) => rucFault(`${stem}${last}`)).filter((f) => f === null),
        ).toHaveLength(1)
      }),
    )
  })

  test('a digit typed wrong is seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const ruc = '20131312955'
        const wrong = `${ruc.slice(0, place)}${(Number(ruc[place]) + shift) % 10}${ruc.slice(place + 1)}`
        expect(rucFault(wrong)).toBe('check-digit')
      }),
    )
  })
})

test.each([
  ['150101', null],
  ['120000', null],
  ['120100', null],
  ['250101', null],
  ['000101', 'unknown'],
  ['260101', 'unknown'],
  ['120001', 'unknown'],
  ['10101', 'malformed'],
  ['15-101', 'malformed'],
])('geographic code %s: %s', (ubigeo, fault) => {
  expect(ubigeoFault(ubigeo)).toBe(fault)
})

test('a code begins with its department', () => {
  expect(departmentOf('150101')).toBe(15)
  expect(departmentOf('070101')).toBe(7)
})

test('nineteen ministries, nineteen sectors, and only the executive has one', () => {
  expect(new Set(SECTORS).size).toBe(19)
  expect(GOVERNMENT_LEVELS.filter(hasSector)).toEqual(['ministry', 'national-entity'])
})

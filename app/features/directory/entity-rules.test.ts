import { describe, expect, test } from 'vitest'
import {
  codeFault,
  dayFault,
  isPeopleNumber,
  lastDayFault,
  nameFault,
  parentFault,
  peopleFault,
  regionFault,
  textFault,
  type Placed,
} from './entity-rules.ts'

test.each([
  ['Municipalidad Distrital de Prueba', null],
  ['Ñañas', null],
  ['', 'too-short'],
  ['Ñaña', 'too-short'],
  ['. - . - . -', 'too-short'],
  ['a'.repeat(160), null],
  ['a'.repeat(161), 'too-long'],
])('the name "%s": %s', (name, fault) => {
  expect(nameFault(name)).toBe(fault)
})

test.each([
  ['muni-de-jauja-2', null],
  ['a'.repeat(60), null],
  ['a'.repeat(61), 'malformed'],
  ['', 'malformed'],
  ['-muni', 'malformed'],
  ['muni--jauja', 'malformed'],
  ['Muni', 'malformed'],
  ['muni jauja', 'malformed'],
])('the code "%s": %s', (code, fault) => {
  expect(codeFault(code)).toBe(fault)
})

test.each([
  ['local-government', 'Puno', null],
  ['regional-government', null, 'missing'],
  ['local-government', null, 'missing'],
  ['ministry', null, null],
  ['national-entity', 'Puno', 'misplaced'],
  ['autonomous-body', 'Puno', 'misplaced'],
] as const)('the region of a %s, %s: %s', (governmentLevel, region, fault) => {
  expect(regionFault({ governmentLevel, region })).toBe(fault)
})

describe('what an entity belongs to', () => {
  const directory: Readonly<Record<string, Placed>> = {
    ministry: { active: true, parentId: null },
    body: { active: true, parentId: 'ministry' },
    programme: { active: true, parentId: 'body' },
    ended: { active: false, parentId: null },
    under: { active: true, parentId: 'ended' },
    one: { active: true, parentId: 'other' },
    other: { active: true, parentId: 'one' },
  }
  test.each([
    ['', 'programme', null],
    ['new', 'programme', null],
    ['programme', 'ministry', null],
    ['new', 'nobody', 'unknown'],
    ['new', 'ended', 'unknown'],
    ['new', 'under', null],
    ['ministry', 'ministry', 'circle'],
    ['ministry', 'body', 'circle'],
    ['ministry', 'programme', 'circle'],
    ['new', 'one', null],
  ])('"%s" under "%s": %s', (code, parentId, fault) => {
    expect(parentFault(code, parentId, (each) => directory[each] ?? null)).toBe(fault)
  })
})

test.each([
  ['0', true],
  ['999999', true],
  ['1000000', false],
  ['', false],
  ['-1', false],
  ['1.5', false],
  ['doce', false],
])('"%s" is a number of people: %s', (text, is) => {
  expect(isPeopleNumber(text)).toBe(is)
})

test.each([
  [0, 0, 'nobody'],
  [1, 0, null],
  [0, 1, null],
])('%i women and %i men: %s', (women, men, fault) => {
  expect(peopleFault({ women, men })).toBe(fault)
})

test.each([
  ['', 'too-short'],
  ['RA', 'too-short'],
  ['Ley', null],
  ['x'.repeat(200), null],
  ['x'.repeat(201), 'too-long'],
])('a document or a source "%s": %s', (text, fault) => {
  expect(textFault(text)).toBe(fault)
})

test.each([
  ['2026-11-24', null],
  ['1821-07-28', null],
  ['2026-11-25', 'to-come'],
])('from %s on, said on 24 November 2026: %s', (day, fault) => {
  expect(dayFault(day, '2026-11-24')).toBe(fault)
})

test.each([
  ['2026-11-23', 'over'],
  ['2026-11-24', null],
  ['2027-11-24', null],
  ['2027-11-25', 'too-far'],
])('accounts of an entity that ends on 24 November 2026 read until %s: %s', (day, fault) => {
  expect(lastDayFault(day, '2026-11-24')).toBe(fault)
})

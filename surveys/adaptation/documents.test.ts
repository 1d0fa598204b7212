import { describe, expect, test } from 'vitest'
import { inForceFrom } from '../norms/norms.ts'
import { ADAPTATION_TERM } from '../obligations/obligations.ts'
import { pendingOf, STANDARD_DOCUMENTS, tallyOf } from './documents.ts'
import { ADAPTATION_FROM, ADAPTATION_LAST_DAY } from './term.ts'

describe('what a sheet counts', () => {
  test('a sheet of which nothing was said has every standard document to be reviewed', () => {
    const tally = tallyOf([])
    expect(tally['not-reviewed']).toBe(STANDARD_DOCUMENTS.length)
    expect(tally['no-change']).toBe(0)
    expect(pendingOf(tally)).toBe(STANDARD_DOCUMENTS.length)
  })
  test('what was said takes its place, and named documents come beside it', () => {
    const tally = tallyOf([
      { kind: 'pei', state: 'adapted' },
      { kind: 'poi', state: 'no-change' },
      { kind: 'tupa', state: 'not-held' },
      { kind: 'rof', state: 'not-reviewed' },
      { kind: 'directive', state: 'in-process' },
      { kind: 'directive', state: 'to-adapt' },
    ])
    expect(tally).toEqual({
      'not-reviewed': STANDARD_DOCUMENTS.length - 3,
      'no-change': 1,
      'to-adapt': 1,
      'in-process': 1,
      adapted: 1,
      'not-held': 1,
    })
    expect(pendingOf(tally)).toBe(STANDARD_DOCUMENTS.length - 1)
  })
  test('a sheet is ready once nothing is to be reviewed or adapted', () => {
    const said = STANDARD_DOCUMENTS.map((kind, place) => ({
      kind,
      state: (['adapted', 'no-change', 'not-held'] as const)[place % 3] ?? 'adapted',
    }))
    expect(pendingOf(tallyOf(said))).toBe(0)
  })
})

test('the term is the year after the day from which the law is in force', () => {
  expect(ADAPTATION_FROM).toBe(inForceFrom('ley-32535'))
  expect(ADAPTATION_LAST_DAY).toBe(ADAPTATION_TERM)
})

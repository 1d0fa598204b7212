import { describe, expect, test } from 'vitest'
import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'
import { inForceFrom, inForceOn, isVerified, notedArticles } from '#surveys/norms/norms.ts'
import { ADAPTATION_TERM, DUTIES, obligationOn } from './obligations.ts'

describe('who owes what, and from which day', () => {
  test.each([
    ['mechanism', 'ministry', '2017-07-20', 'outside'],
    ['mechanism', 'ministry', '2017-07-21', 'obliged'],
    ['mechanism', 'national-entity', '2019-12-31', 'obliged'],
    ['mechanism', 'regional-government', '2019-12-31', 'obliged'],
    ['mechanism', 'local-government', '2019-12-31', 'facultative'],
    ['mechanism', 'local-government', '2017-01-01', 'outside'],
    ['mechanism', 'autonomous-body', '2019-12-31', 'facultative'],
    ['november-report', 'ministry', '2026-11-30', 'obliged'],
    ['november-report', 'regional-government', '2026-11-30', 'obliged'],
    ['november-report', 'local-government', '2026-11-30', 'facultative'],
    ['november-report', 'autonomous-body', '2026-11-30', 'facultative'],
    ['november-report', 'ministry', '2016-11-30', 'outside'],
    ['yearly-record', 'national-entity', '2025-12-31', 'obliged'],
    ['yearly-record', 'local-government', '2025-12-31', 'facultative'],
    ['yearly-record', 'local-government', '2015-12-31', 'outside'],
    ['adaptation-sheet', 'local-government', '2025-12-24', 'outside'],
    ['adaptation-sheet', 'local-government', '2025-12-25', 'obliged'],
    ['adaptation-sheet', 'autonomous-body', '2026-12-25', 'obliged'],
    // The sheet stays until each entity ends it: the term does not end the duty.
    ['adaptation-sheet', 'ministry', '2027-06-30', 'obliged'],
    ['servir-half-year', 'local-government', '2019-06-30', 'outside'],
    ['servir-half-year', 'local-government', '2019-12-31', 'obliged'],
    ['servir-half-year', 'autonomous-body', '2026-06-30', 'obliged'],
  ] as const)('%s of %s on %s: %s', (duty, level, day, expected) => {
    expect(obligationOn({ level }, duty, day).obligation).toBe(expected)
  })

  test('the sheet for SERVIR is owed only where there were complaints, everything else without a condition', () => {
    const conditions = DUTIES.map((duty) => [duty, obligationOn({ level: 'ministry' }, duty, '2026-06-30').onlyIf])
    expect(Object.fromEntries(conditions)).toEqual({
      mechanism: null,
      'november-report': null,
      'yearly-record': null,
      'adaptation-sheet': null,
      'servir-half-year': 'complaints-in-the-half-year',
    })
  })

  test('that a body with autonomy is not bound was not verified, that a municipality is not was', () => {
    expect(obligationOn({ level: 'autonomous-body' }, 'mechanism', '2026-01-01').verified).toBe(false)
    expect(obligationOn({ level: 'local-government' }, 'mechanism', '2026-01-01').verified).toBe(true)
  })
})

test('every answer but "outside" names norms that were read, at places that were noted, in force that day', () => {
  for (const day of ['2016-12-31', '2019-12-31', '2025-12-24', '2026-11-30']) {
    for (const duty of DUTIES) {
      for (const level of GOVERNMENT_LEVELS) {
        const { obligation, norms } = obligationOn({ level }, duty, day)
        expect(norms.length > 0).toBe(obligation !== 'outside')
        const strays = norms.filter(
          ({ id, place }) => !(inForceOn(id, day) && isVerified(id) && notedArticles(id, place)),
        )
        expect(strays).toEqual([])
      }
    }
  }
})

test('the term to adapt ends a year after the law is in force', () => {
  expect(`${Number(inForceFrom('ley-32535').slice(0, 4)) + 1}${inForceFrom('ley-32535').slice(4)}`).toBe(
    ADAPTATION_TERM,
  )
})

test('a day that is no ISO date is refused', () => {
  expect(() => obligationOn({ level: 'ministry' }, 'mechanism', '30/11/2026')).toThrow(RangeError)
})

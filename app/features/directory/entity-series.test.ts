import { describe, expect, test } from 'vitest'
import { nameIn, namePeriods, parentOn } from './entity-names.ts'
import { seriesOf } from './entity-series.ts'

const line = (
  change: 'added' | 'renamed' | 'parent' | 'merged' | 'absorbed' | 'split' | 'reopened',
  on: string,
  before = '',
  after = '',
) => ({
  change,
  before,
  after,
  effectiveOn: on,
})
const ACTIVE = { status: 'active', mergedIntoId: null, splitFromId: null } as const
const RENAMES = [line('renamed', '2018-05-10', 'CNM', 'JNJ'), line('renamed', '2024-01-01', 'JNJ', 'Junta')]

describe('names by year', () => {
  test('a report of a year says the name of its 31 December', () => {
    expect([2017, 2018, 2019, 2023, 2024].map((year) => nameIn('Junta', RENAMES, year))).toEqual([
      'CNM',
      'JNJ',
      'JNJ',
      'JNJ',
      'Junta',
    ])
  })

  test('periods follow each other without a gap', () => {
    expect(namePeriods('Junta', RENAMES)).toEqual([
      { name: 'CNM', from: null, until: '2018-05-09' },
      { name: 'JNJ', from: '2018-05-10', until: '2023-12-31' },
      { name: 'Junta', from: '2024-01-01', until: null },
    ])
    expect(namePeriods('Una', [])).toEqual([{ name: 'Una', from: null, until: null }])
  })

  test('the parent of a day is the one of that day', () => {
    const moves = [line('parent', '2020-01-01', '', 'pcm'), line('parent', '2022-01-01', 'pcm', 'minam')]
    expect(
      ['2019-12-31', '2020-01-01', '2021-12-31', '2022-01-01'].map((day) => parentOn('minam', moves, day)),
    ).toEqual([null, 'pcm', 'pcm', 'minam'])
  })
})

describe('series', () => {
  test('one that was always alone hangs together with nothing', () => {
    expect(seriesOf(ACTIVE, [line('added', '2019-12-31', '', 'Una')])).toEqual({
      cameFrom: null,
      ended: null,
      tookIn: [],
      gaveOff: [],
    })
  })

  test('a merged one ends in the one that took it in, as it was, whatever became of that one since', () => {
    const merged = { status: 'merged', mergedIntoId: 'tercera', splitFromId: null } as const
    expect(seriesOf(merged, [line('merged', '2024-03-01', 'Una', 'otra')]).ended).toEqual({
      how: 'merged',
      on: '2024-03-01',
      into: ['otra'],
    })
  })

  test('one that gave off a part goes on; one that ended so goes on in the last part', () => {
    const lines = [line('split', '2020-01-01', 'Una', 'primera'), line('split', '2024-01-01', 'Una', 'segunda')]
    expect(seriesOf(ACTIVE, lines).gaveOff.map(({ entityId }) => entityId)).toEqual(['primera', 'segunda'])
    const ended = seriesOf({ ...ACTIVE, status: 'split' }, lines)
    expect(ended.ended).toEqual({ how: 'split', on: '2024-01-01', into: ['segunda'] })
    expect(ended.gaveOff).toEqual([{ entityId: 'primera', on: '2020-01-01' }])
  })

  test('one that was split off says from which, and one that was reopened has no end', () => {
    expect(seriesOf(ACTIVE, [line('added', '2024-01-01', 'madre', 'Hija')]).cameFrom).toEqual({
      entityId: 'madre',
      on: '2024-01-01',
    })
    const lines = [line('merged', '2024-01-01', 'Una', 'otra'), line('reopened', '2024-02-01', 'merged')]
    expect(seriesOf(ACTIVE, lines).ended).toBeNull()
  })
})

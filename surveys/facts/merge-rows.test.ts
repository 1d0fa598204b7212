import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSafe, mergeAsBefore, mergeRows, sumOf, type MergedRow, type TypedRow } from './merge-rows.ts'

const IDS = ['a', 'b', 'c', 'd', 'e', 'f']
const rowsOf = (...pairs: readonly (readonly [women: number, men: number])[]): TypedRow[] =>
  pairs.map(([women, men], index) => ({ id: IDS[index] ?? '', women, men }))
const row = (ids: string, women: number, men: number): MergedRow => ({ rows: [...ids], women, men })

test.each([
  ['all large stay apart', rowsOf([10, 8], [5, 9], [20, 6]), [row('a', 10, 8), row('b', 5, 9), row('c', 20, 6)]],
  [
    'two women who direct are merged with the next',
    rowsOf([2, 9], [30, 20], [6, 7]),
    [row('ab', 32, 29), row('c', 6, 7)],
  ],
  ['the last goes to the one before', rowsOf([10, 8], [30, 20], [6, 1]), [row('a', 10, 8), row('bc', 36, 21)]],
  ['nobody is no small number', rowsOf([0, 12], [30, 20]), [row('a', 0, 12), row('b', 30, 20)]],
  ['a row takes as many as it needs', rowsOf([1, 6], [1, 6], [9, 9], [8, 8]), [row('abc', 11, 21), row('d', 8, 8)]],
  ['one row would say no more than the total', rowsOf([2, 9], [30, 20]), null],
  ['an office of fifteen', rowsOf([1, 2], [3, 1], [2, 2], [3, 1]), null],
  ['nobody at all', rowsOf([0, 0]), null],
])('%s', (_, typed, merged) => {
  expect(mergeRows(typed)).toEqual(merged)
})

const cell = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 60 }))
const table = (length: number) =>
  fc.array(fc.tuple(cell, cell), { minLength: length, maxLength: length }).map((pairs) => rowsOf(...pairs))
const anyTable = fc.integer({ min: 1, max: 6 }).chain(table)
const twoYears = fc.integer({ min: 2, max: 6 }).chain((length) => fc.tuple(table(length), table(length)))

test('each row stands in one sum, sums keep the totals, and no number is 1 to 4', () => {
  fc.assert(
    fc.property(anyTable, (typed) => {
      const merged = mergeRows(typed)
      if (!merged) return
      expect(merged.flatMap(({ rows }) => rows)).toEqual(typed.map(({ id }) => id))
      expect(sumOf(merged)).toEqual(sumOf(typed))
      expect(merged.every(({ women, men }) => isSafe(women) && isSafe(men))).toBe(true)
    }),
  )
})

type Told = readonly MergedRow[] | null
/** Cells in a row as a table: of women and men in turn, or of women alone. */
type Shape = (cells: readonly number[]) => TypedRow[]
const ofBoth: Shape = (cells) =>
  rowsOf(...cells.flatMap((women, place) => (place % 2 === 0 ? [[women, cells[place + 1] ?? 0] as const] : [])))
const ofWomen: Shape = (cells) => rowsOf(...cells.map((women) => [women, 0] as const))

/** Every way to fill so many cells with 0 to `most`; the same array each time. */
function* fillings(cells: number, most: number): Generator<readonly number[]> {
  const values = new Array<number>(cells).fill(0)
  for (;;) {
    yield values
    const place = values.findIndex((value) => value < most)
    if (place < 0) return
    values.fill(0, 0, place)
    values[place] = (values[place] ?? 0) + 1
  }
}

/**
 * What of small cells is known for sure to whoever has the totals by sex, what is told, and the rule itself: every table
 * is tried. Only what is told in sums up to `most` is judged, of which every table that gives it was tried.
 */
function givenAway(tell: (rows: readonly TypedRow[]) => Told, shape: Shape, cells: number, most: number) {
  const possible = new Map<string, { told: Told; readonly values: number[] }>()
  for (const filling of fillings(cells, most)) {
    const rows = shape(filling)
    const total = sumOf(rows)
    const told = tell(rows)
    const sums = told ?? [{ rows: [], ...total }]
    if (sums.some(({ women, men }) => women > most || men > most)) continue
    const key = JSON.stringify([told, total])
    const known = possible.get(key) ?? { told, values: new Array<number>(cells).fill(0) }
    filling.forEach((value, place) => (known.values[place] = (known.values[place] ?? 0) | (1 << value)))
    possible.set(key, known)
  }
  const small = [1, 2, 3, 4].map((value) => 1 << value)
  const given = [...possible].filter(([, { values }]) => values.some((mask) => small.includes(mask)))
  return { told: [...possible.values()].filter(({ told }) => told !== null).length, given: given.map(([key]) => key) }
}

describe('whoever knows the rule, the totals by sex and what is stored learns no number of 1 to 4', () => {
  test.each([
    ['three rows of women and men', ofBoth, 6, 7],
    ['four rows of women', ofWomen, 4, 14],
    ['five rows of women', ofWomen, 5, 10],
    ['six rows of women', ofWomen, 6, 7],
  ] as const)('of %s, whatever the numbers', (_, shape, cells, most) => {
    const found = givenAway((rows) => mergeRows(rows), shape, cells, most)
    expect(found.told).toBeGreaterThan(10)
    expect(found.given).toEqual([])
  })

  test('the trial sees what a table gives away that merges nothing, or leaves one row out', () => {
    const asTyped = (rows: readonly TypedRow[]) => rows.map(({ id, women, men }) => row(id, women, men))
    expect(givenAway(asTyped, ofWomen, 3, 6).given).not.toEqual([])
    const withoutSmall = (rows: readonly TypedRow[]) => asTyped(rows).filter(({ women }) => isSafe(women))
    expect(givenAway(withoutSmall, ofWomen, 3, 9).given).not.toEqual([])
  })

  test('where nobody came or went, a second year tells the same, or rows that were large anyway', () => {
    fc.assert(
      fc.property(anyTable, (typed) => {
        const first = mergeRows(typed)
        if (!first) return
        const second = mergeRows(typed, first) ?? []
        expect(sumOf(second)).toEqual(sumOf(typed))
        const isLarge = (id: string) => typed.some((one) => one.id === id && one.women >= 10 && one.men >= 10)
        for (const { rows } of second) {
          const whole = first.filter((before) => before.rows.some((id) => rows.includes(id)))
          expect(whole.flatMap((before) => before.rows).join() === rows.join() || rows.every(isLarge)).toBe(true)
        }
      }),
    )
  })
})

test('rows that are merged in another year come apart only where each has ten women and ten men', () => {
  const otherYear = mergeRows(rowsOf([2, 20], [30, 20], [6, 7])) ?? []
  expect(otherYear.map(({ rows }) => rows.join(''))).toEqual(['ab', 'c'])
  expect(mergeRows(rowsOf([9, 20], [30, 20], [6, 7]), otherYear)).toEqual([row('ab', 39, 40), row('c', 6, 7)])
  expect(mergeRows(rowsOf([10, 20], [30, 20], [6, 7]), otherYear)?.map(({ rows }) => rows.join(''))).toEqual([
    'a',
    'b',
    'c',
  ])
  fc.assert(
    fc.property(twoYears, ([before, now]) => {
      const first = mergeRows(before) ?? []
      for (const { rows } of first.filter((each) => each.rows.length > 1)) {
        const apart =
          (mergeRows(now, first) ?? []).filter((each) => rows.some((id) => each.rows.includes(id))).length > 1
        const isLarge = now.filter(({ id }) => rows.includes(id)).every(({ women, men }) => women >= 10 && men >= 10)
        expect(!apart || isLarge).toBe(true)
      }
    }),
  )
})

test('put right within the year, a table keeps its sums of the same rows, or is withdrawn', () => {
  fc.assert(
    fc.property(twoYears, ([before, corrected]) => {
      const stored = mergeRows(before)
      if (!stored) return
      const now = mergeAsBefore(corrected, stored)
      if (now) expect(now.map(({ rows }) => rows)).toEqual(stored.map(({ rows }) => rows))
      else {
        const sums = stored.map(({ rows }) => sumOf(corrected.filter(({ id }) => rows.includes(id))))
        expect(sums.some(({ women, men }) => !isSafe(women) || !isSafe(men))).toBe(true)
      }
    }),
  )
  const stored = mergeRows(rowsOf([10, 10], [8, 9], [20, 20])) ?? []
  expect(mergeAsBefore(rowsOf([3, 10], [8, 9], [20, 20]), stored)).toBeNull()
})

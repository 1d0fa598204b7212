import fc from 'fast-check'
import { expect, test } from 'vitest'
import { complementsOf, hidingComplements, type NamedSet } from './complements.ts'

const BY = { k: 10, answers: () => 20 }
const names = (from: number, to: number) => Array.from({ length: to - from }, (_, place) => `e${from + place}`)
const set = (kind: string, group: string, entities: readonly string[]): NamedSet => ({ kind, group, entities })

test('a whole and all of its parts but a small one leave the small one, so a second part is hidden', () => {
  const country = set('country', 'pais', names(0, 19))
  const levels = [set('level', 'a', names(0, 10)), set('level', 'b', names(10, 16))]
  const [found] = complementsOf([country, ...levels], [], BY)
  expect(found).toMatchObject({ hide: levels[1], left: names(16, 19) })
  expect([...hidingComplements([country, ...levels], [], BY)]).toEqual([country, levels[0]])
})

test('a group within another of another kind leaves the few outside it', () => {
  const level = set('level', 'a', names(0, 8))
  const region = set('region', 'Cusco', names(0, 6))
  expect([...hidingComplements([level, region], [], BY)]).toEqual([level])
  const far = set('region', 'Cusco', names(0, 3).concat(names(20, 25)))
  expect(hidingComplements([level, far], [], BY).size).toBe(2)
})

test('groups of another kind that cover a group and a few more are too near to it', () => {
  const regions = [set('region', 'Cusco', names(0, 6)), set('region', 'Puno', names(6, 12))]
  const level = set('level', 'a', names(0, 11))
  expect([...hidingComplements([level, ...regions], [], BY)]).not.toContain(level)
})

test('what is left may be five of whom none outweighs the others', () => {
  const country = set('country', 'pais', names(0, 12))
  const level = set('level', 'a', names(0, 7))
  expect(hidingComplements([country, level], [], BY).size).toBe(2)
  const heavy = { k: 10, answers: (entity: string) => (entity === 'e11' ? 500 : 20) }
  expect(hidingComplements([country, level], [], heavy).size).toBe(1)
  const few = { k: 200, answers: () => 20 }
  expect(hidingComplements([country, level], [], few).size).toBe(1)
})

test('the same group with one entity more than before is not shown again, one with five more or the same is', () => {
  const before = [set('level', 'a', names(0, 8))]
  expect(hidingComplements([set('level', 'a', names(0, 9))], before, BY).size).toBe(0)
  expect(hidingComplements([set('level', 'a', names(2, 10))], before, BY).size).toBe(0)
  expect(hidingComplements([set('level', 'a', names(0, 13))], before, BY).size).toBe(1)
  expect(hidingComplements(before, before, BY).size).toBe(1)
})

const ENTITIES = names(0, 24)

test('whatever the groups, those that are left say nothing more together, and hiding again hides nothing', () => {
  const places = fc.tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 2 }),
  )
  const countries = fc.array(places, { minLength: ENTITIES.length, maxLength: ENTITIES.length })
  const groupsOf = (rows: readonly (readonly number[])[]) =>
    ['level', 'region', 'size'].flatMap((kind, at) =>
      [...new Set(rows.map((row) => row[at]))].map((group) =>
        set(
          kind,
          String(group),
          ENTITIES.filter((_, place) => rows[place]?.[at] === group),
        ),
      ),
    )
  fc.assert(
    fc.property(countries, countries, (now, before) => {
      const big = (each: NamedSet) => each.entities.length >= 5
      const shown = [set('country', 'pais', ENTITIES), ...groupsOf(now).filter(big)]
      const earlier = [...hidingComplements(groupsOf(before).filter(big), [], BY)]
      const kept = [...hidingComplements(shown, earlier, BY)]
      expect(complementsOf(kept, earlier, BY)).toEqual([])
      for (const one of kept)
        for (const other of [...kept, ...earlier]) {
          const inside = other.entities.every((entity) => one.entities.includes(entity))
          const left = one.entities.filter((entity) => !other.entities.includes(entity)).length
          expect(inside && left > 0 && left < 5).toBe(false)
        }
    }),
    { numRuns: 60 },
  )
})

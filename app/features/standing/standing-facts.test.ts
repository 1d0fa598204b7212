import { describe, expect, test } from 'vitest'
import type { GroupBeside } from '#db/queries/score-groups.server.ts'
import { sideOf } from '#app/kit/words/claims/standing-claims.ts'
import { cutsBeside, type GroupedResult } from '#surveys/disclosure/pool/score-group.ts'
import { standingOf, type StandingFacts } from './standing-facts.ts'

const members = (count: number): GroupedResult[] =>
  Array.from({ length: count }, (_, at) => ({ entity: `e${at}`, result: `r${at}`, value: 40 + at, answers: 30 }))

function beside(count: number, more: Partial<GroupBeside> = {}): GroupBeside {
  const cuts = cutsBeside(members(count), 'e0')
  if (!cuts) throw new Error('too few')
  return { quarter: '2026-T3', size: null, isMember: true, cuts, ...more }
}
const mark = (value: number, margin: number) => ({ value, low: value - margin, high: value + margin })
const facts = (more: Partial<StandingFacts> = {}): StandingFacts => ({
  own: [{ id: 'c', title: 'Su entidad, 2026', mark: mark(62.3, 4), said: '62.3', range: 'entre 58.3 y 66.3' }],
  levels: [40, 60, 80],
  governmentLevel: 'regional-government',
  reach: 'la sede central, sin locadores, sin practicantes',
  beside: beside(20),
  ...more,
})

test.each([
  [mark(62, 4), 55, 'above'],
  [mark(62, 4), 56, 'open'],
  [mark(50, 0), 55, 'below'],
  [mark(50, 3), 55, 'open'],
] as const)('%o beside a median of %i is %s: what is rounded counts as close', (own, median, side) => {
  expect(sideOf(own, median)).toBe(side)
})

describe('where an entity stands', () => {
  test('is said with median, quartiles, group and day, and names nobody', () => {
    const { says, group, groupSaid, notYet } = standingOf(facts())
    expect(notYet).toBeNull()
    expect(says).toEqual([
      'Su entidad está por encima de la mediana de las demás entidades de su grupo.',
      'La mediana de las demás, 15 entidades o más, es de unos 50 puntos: la mitad puntúa menos y la mitad más.',
      'Una de cada cuatro puntúa menos de unos 45 puntos, y una de cada cuatro, más de unos 55.',
    ])
    expect(group).toMatchObject({ median: 50, quartiles: [45, 55] })
    expect(groupSaid).toBe(
      'Su grupo: gobiernos regionales, que preguntaron a igual personal (la sede central, sin locadores, sin practicantes), con resultado publicado hasta el 30 de setiembre de 2026.',
    )
  })

  test('of few has no quartiles, and says from when', () => {
    const { says, group } = standingOf(facts({ beside: beside(9, { isMember: false }) }))
    expect(group?.quartiles).toBeNull()
    expect(says.slice(2)).toEqual([
      'Los cuartos se dicen desde 15 entidades además de la suya.',
      'Su resultado no es de este grupo, el último que hay de entidades como la suya.',
    ])
  })

  test('without a score of its own is not said, and without a group is not yet, with the reason', () => {
    const hidden = { id: 'c', title: 'Su entidad, 2026', mark: null, said: 'menos de 10 respuestas', range: '' }
    expect(standingOf(facts({ own: [hidden] })).says[0]).toContain('no se muestra')
    const { notYet, says, group } = standingOf(facts({ beside: null }))
    expect(notYet).toMatch(/^Aún no hay suficientes aplicaciones.*otras 7 entidades/)
    expect([says, group]).toEqual([[], null])
  })
})

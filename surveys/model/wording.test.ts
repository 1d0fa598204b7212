import { expect, test } from 'vitest'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { specimen } from '#tests/support/specimen/specimen.ts'
import type { Instrument } from './instrument.ts'
import { likeness } from './likeness.ts'
import { closestOf, duplicatedWordings, wordingProblems } from './wording.ts'

/** The specimen with other words for one question. */
function reworded(title: string, slug: Instrument['slug'] = specimen.slug): Instrument {
  const [first, ...rest] = specimen.survey.pages
  if (!first) throw new Error('no page')
  const [question, ...others] = first.elements
  return {
    ...specimen,
    slug,
    survey: {
      ...specimen.survey,
      pages: [{ ...first, elements: [{ ...question, title } as (typeof first.elements)[number], ...others] }, ...rest],
    },
  }
}

const negations = (title: string) =>
  wordingProblems(reworded(title)).filter((problem) => problem.includes('niega dos veces')).length

test.each([
  'Nadie trabaja sin permiso.',
  'No se dice nada.',
  'Tampoco se avisa nunca.',
  'Ningún plan se aprueba sin acta.',
])('«%s» says no twice', (title) => {
  expect(negations(title)).toBe(1)
})

test.each(['Se trabaja sin permiso.', 'La nota nació de una nadadora.', 'Sinceramente, no se avisa.'])(
  '«%s» says no once or never',
  (title) => {
    expect(negations(title)).toBe(0)
  },
)

test('a paraphrase is as alike as the same words, and two matters are not', () => {
  expect(likeness('Mi jefatura corta las bromas fuera de lugar.', 'Mi jefe corta los chistes fuera de lugar.')).toBe(1)
  expect(likeness('Mi jefatura corta las bromas fuera de lugar.', 'El lactario se puede usar con privacidad.')).toBe(0)
})

test('a question of one instrument that another asks in other words is found', () => {
  const one = reworded('Mi jefatura corta las bromas fuera de lugar.')
  const other = reworded('Mi jefe corta los chistes fuera de lugar.', 'sexual-harassment')
  expect(duplicatedWordings([one, other])[0]).toMatch(/dicen casi lo mismo$/)
})

test('the closest pairs are of different instruments, closest first', () => {
  const { questions, actions } = closestOf(INSTRUMENTS, 5)
  for (const pairs of [questions, actions]) {
    expect(pairs).toHaveLength(5)
    expect(pairs.filter(({ one, other }) => one.owner === other.owner)).toEqual([])
    expect(pairs.map(({ share }) => share)).toEqual(
      pairs.map(({ share }) => share).toSorted((one, other) => other - one),
    )
  }
})

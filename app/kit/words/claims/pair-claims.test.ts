import { expect, test } from 'vitest'
import { comparePairs, pointOf, type ComparedSide } from '#surveys/comparison/compare-pairs.ts'
import { HIDDEN, shownFigure } from '#tests/support/shown-figure.ts'
import { differenceWords, familySentence, findingSentence, reversalWords, verdictWords } from './pair-claims.ts'

const side = (id: string, value: number): ComparedSide => ({
  id,
  scope: 'seat',
  points: { overall: pointOf(shownFigure(value, 3.1, 120), 1), trust: pointOf(HIDDEN, 1) },
})
const found = comparePairs([side('a', 52.3), side('b', 70.1)], ['overall', 'trust'])
const [overall, trust] = found.findings

test('a difference is said from the higher side, with its interval the right way round', () => {
  if (!overall) throw new Error('nothing is found')
  expect(findingSentence(overall, 'Resultado general', (id) => `Entidad ${id.toUpperCase()}`)).toMatch(
    /^Resultado general: Entidad B está 17\.8 puntos por encima de Entidad A \(entre 1\d(\.\d)? y 2\d(\.\d)?\)\.$/,
  )
  expect(differenceWords(overall)).toMatch(/^−17\.8 \(entre −2\d(\.\d)? y −1\d(\.\d)?\)$/)
})

test('of what is not comparable no number is said', () => {
  if (!trust) throw new Error('nothing is found')
  expect([findingSentence(trust, 'Confianza', String), differenceWords(trust)]).toEqual(['', ''])
  expect(verdictWords(trust)).toBe('no es comparable: uno de los dos datos no se muestra')
})

test('the whole says how many were stated, and that not said is not equal', () => {
  expect(familySentence(found)).toBe(
    'De 2 comparaciones fijadas de antemano, en 1 se puede afirmar una diferencia; 1 no es comparable. Que no se pueda afirmar no quiere decir que sean iguales.',
  )
})

test('what the silent could do is said in one way for each case', () => {
  expect(reversalWords({ kind: 'never' })).toMatch(/^Ni en el peor caso/)
  expect(reversalWords({ kind: 'from', points: 1 })).toContain('1 punto de')
  expect(reversalWords(null)).toMatch(/^No se sabe/)
})

import { expect, test } from 'vitest'
import { reportedOf } from '#surveys/obligations/reported.ts'
import { completenessWords, reportedWords } from './reported-words.ts'

test('zero, not reported, facultative and outside are written in four ways', () => {
  const said = [
    reportedOf<number>(0, 'obliged'),
    reportedOf<number>(null, 'obliged'),
    reportedOf<number>(null, 'facultative'),
    reportedOf<number>(null, 'outside'),
  ].map((each) => reportedWords(each, String))
  expect(said).toEqual(['0', 'No informó', 'No informó (es facultativo)', 'No le correspondía'])
})

const NONE = { obliged: 0, obligedReported: 0, facultative: 0, facultativeReported: 0, outside: 0, outsideReported: 0 }

test.each([
  [{ ...NONE, obliged: 137, obligedReported: 83 }, 'Informaron 83 de 137 entidades obligadas.'],
  [{ ...NONE, obliged: 1, obligedReported: 1 }, 'Informó 1 de 1 entidad obligada.'],
  [
    { ...NONE, obliged: 123, obligedReported: 80, facultative: 10, facultativeReported: 4 },
    'Informaron 80 de 123 entidades obligadas y 4 de 10 entidades para las que es facultativo.',
  ],
  [{ ...NONE, outside: 5 }, 'A ninguna entidad le correspondía informar.'],
  [{ ...NONE, outside: 5, outsideReported: 1 }, 'Informó 1 entidad a la que no correspondía.'],
])('%j', (counts, said) => {
  expect(completenessWords(counts)).toBe(said)
})

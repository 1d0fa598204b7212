import type { WorkedExample } from '#surveys/model/instrument.ts'

/** Questions of each dimension, in the order of the form. */
const SIZES = { man: 5, dat: 6, pla: 5, for: 6, inv: 5, apr: 5, eje: 5, seg: 5, ren: 4 } as const
type Dimension = keyof typeof SIZES
const DIMENSIONS = Object.keys(SIZES) as Dimension[]

function every(level: (dimension: Dimension, place: number) => string): Record<string, string> {
  return Object.fromEntries(
    DIMENSIONS.flatMap((dimension) =>
      Array.from({ length: SIZES[dimension] }, (_, place) => [`${dimension}-0${place + 1}`, level(dimension, place)]),
    ),
  )
}

function scores(score: (dimension: Dimension) => number | null): Record<string, number> {
  return Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => {
      const value = score(dimension)
      return value === null ? [] : [[dimension, value]]
    }),
  )
}

/** Calculated by hand: levels 0, 1, 2, 3 are 0, 33⅓, 66⅔, 100. */
export const examples: readonly WorkedExample[] = [
  {
    title: 'Todo en el nivel 2',
    answers: every(() => '2'),
    expected: { overall: 200 / 3, dimensions: scores(() => 200 / 3) },
  },
  {
    title: 'Sin inversiones propias: la dimensión sale del cálculo',
    answers: every((dimension) => (dimension === 'inv' ? 'na' : '3')),
    expected: { overall: 100, dimensions: scores((dimension) => (dimension === 'inv' ? null : 100)) },
  },
  {
    title: 'Entidad nacional: las cuatro preguntas del presupuesto participativo no aplican',
    // Of approval only the fifth question is left, at level 1; the other eight dimensions stand at 0.
    answers: every((dimension, place) => (dimension === 'apr' ? (place < 4 ? 'na' : '1') : '0')),
    expected: { overall: 100 / 3 / 9, dimensions: scores((dimension) => (dimension === 'apr' ? 100 / 3 : 0)) },
  },
  {
    title: 'Del nivel 0 al 3 en orden, dentro de cada dimensión',
    // Five questions 0, 1, 2, 3, 0: 6 of 15 points. Six: 0, 1, 2, 3, 0, 1: 7 of 18. Four: 6 of 12.
    answers: every((_, place) => String(place % 4)),
    expected: {
      overall: (6 * 40 + 2 * (700 / 18) + 50) / 9,
      dimensions: scores((dimension) => ({ 4: 50, 5: 40, 6: 700 / 18 })[SIZES[dimension]]),
    },
  },
]

import type { WorkedExample } from '#surveys/model/instrument.ts'

const SIZES = { con: 7, pre: 7, cli: 7, pro: 7, dir: 6, tes: 5 } as const
const REVERSED: readonly string[] = ['cli-01', 'cli-02', 'cli-03', 'cli-06', 'cli-07', 'tes-05']
const FACTS: Readonly<Record<string, readonly [right: string, wrong: string]>> = {
  'con-01': ['verdadero', 'falso'],
  'con-02': ['falso', 'verdadero'],
  'con-03': ['verdadero', 'falso'],
  'con-04': ['si', 'no'],
  'con-05': ['si', 'no'],
  'con-06': ['si', 'no'],
  'con-07': ['si', 'no'],
  'pre-01': ['si', 'no'],
  'pre-02': ['si', 'no'],
}

function everyItem(choose: (id: string) => string): Record<string, string> {
  const ids = Object.entries(SIZES).flatMap(([dimension, size]) =>
    Array.from({ length: size }, (_, index) => `${dimension}-0${index + 1}`),
  )
  return Object.fromEntries(ids.map((id) => [id, choose(id)]))
}

function every(score: number): Record<string, number> {
  return Object.fromEntries(Object.keys(SIZES).map((dimension) => [dimension, score]))
}

/** Calculated by hand: agreement 0, 25, 50, 75, 100; reversed items the other way; what is known 100 or 0. */
export const examples: readonly WorkedExample[] = [
  {
    title: 'La respuesta más favorable en todo',
    answers: everyItem((id) => FACTS[id]?.[0] ?? (REVERSED.includes(id) ? '1' : '5')),
    expected: { overall: 100, dimensions: every(100) },
  },
  {
    title: 'La respuesta menos favorable en todo',
    answers: everyItem((id) => FACTS[id]?.[1] ?? (REVERSED.includes(id) ? '5' : '1')),
    expected: { overall: 0, dimensions: every(0) },
  },
  {
    // con: no sé counts 0 in all seven. pre: pre-01 and pre-02 0, pre-03 hidden, four times «no sé» left out:
    // two of six (2 < 3) → insufficient. The others have no points. One of six → no overall.
    title: 'No sé vale cero donde se pregunta lo que se sabe',
    answers: everyItem(() => 'ns'),
    expected: { overall: null, dimensions: { con: 0 } },
  },
  {
    // pre-03 is hidden without a training: six items are visible, 100 + 0 + four times 75 = 400 / 6.
    title: 'Sin capacitación no se pregunta si sirvió',
    answers: {
      'pre-01': 'si',
      'pre-02': 'no',
      'pre-03': '1',
      'pre-04': '4',
      'pre-05': '4',
      'pre-06': '4',
      'pre-07': '4',
    },
    expected: { overall: null, dimensions: { pre: 400 / 6 } },
  },
  {
    // tes: 100, 75, 50 and reversed 2 → 75: four of five: 300 / 4. What happened to her changes nothing.
    title: 'Lo que le pasó a la persona no cambia el puntaje',
    answers: {
      'tes-01': '5',
      'tes-02': '4',
      'tes-03': '3',
      'tes-05': '2',
      'exp-00': 'si',
      'exp-08': 'varias',
      'cha-who': 'superior',
      'cha-report': 'no',
      'cha-why': 'represalia',
    },
    expected: { overall: null, dimensions: { tes: 75 } },
  },
]

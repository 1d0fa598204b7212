import type { WorkedExample } from '#surveys/model/instrument.ts'

const PLACES = {
  con: [1, 2, 3, 4, 5, 6, 7],
  pre: [1, 2, 3, 4, 5, 6, 7],
  cli: [1, 2, 3, 4, 5, 7],
  pro: [1, 2, 3, 4, 5, 6, 7],
  dir: [1, 2, 3, 4, 5, 6],
  tes: [1, 2, 3, 4, 5],
} as const
const REVERSED: readonly string[] = [
  'pre-04',
  'pre-05',
  'pre-06',
  'pre-07',
  'cli-01',
  'cli-02',
  'cli-03',
  'pro-02',
  'pro-03',
  'pro-06',
  'dir-03',
  'dir-05',
  'dir-06',
  'tes-02',
  'tes-04',
  'tes-05',
]
const FACTS: Readonly<Record<string, readonly [right: string, wrong: string]>> = {
  'con-01': ['verdadero', 'falso'],
  'con-02': ['falso', 'verdadero'],
  'con-03': ['verdadero', 'falso'],
  'con-04': ['si', 'no'],
  'con-05': ['secretaria', 'sindicato'],
  'con-06': ['falso', 'verdadero'],
  'con-07': ['falso', 'verdadero'],
  'pre-01': ['si', 'no'],
  'pre-02': ['si', 'no'],
}

/** What somebody marks who says yes to everything; con-05 has no yes and stays blank. */
const YES: Readonly<Record<string, string>> = {
  'con-01': 'verdadero',
  'con-02': 'verdadero',
  'con-03': 'verdadero',
  'con-04': 'si',
  'con-06': 'verdadero',
  'con-07': 'verdadero',
  'pre-01': 'si',
  'pre-02': 'si',
}

function everyItem(choose: (id: string) => string): Record<string, string> {
  const ids = Object.entries(PLACES).flatMap(([dimension, places]) => places.map((place) => `${dimension}-0${place}`))
  return Object.fromEntries(ids.map((id) => [id, choose(id)]))
}

function without(left: string, answers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== left))
}

function every(score: number): Record<string, number> {
  return Object.fromEntries(Object.keys(PLACES).map((dimension) => [dimension, score]))
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
    // pre-03 is hidden without a training: six items are visible. 100 + 0 and reversed 4 → 25 four times:
    // 200 / 6.
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
    expected: { overall: null, dimensions: { pre: 200 / 6 } },
  },
  {
    // pre-01 does not concern her: five items are left. pre-02 no → 0, pre-03 hidden; pre-04 and pre-06: reversed 2 → 75
    // twice. Three of five (3 ≥ 2.5): 150 / 3.
    title: 'Quien ingresó antes de la norma no pierde puntos por la charla de ingreso',
    answers: { 'pre-01': 'na', 'pre-02': 'no', 'pre-04': '2', 'pre-06': '2' },
    expected: { overall: null, dimensions: { pre: 50 } },
  },
  {
    // con: true 100, false 0, true 100, sí 100, con-05 blank, the two false ones 0: 300 / 6. pre: sí, sí, 5, four
    // reversed 0: 300 / 7. cli: three of six reversed: 300 / 6. pro: three of seven: 400 / 7. dir: 300 / 6.
    // tes: three of five: 200 / 5. (50 + 300 / 7 + 50 + 400 / 7 + 50 + 40) / 6 = 290 / 6.
    title: 'Decir sí y estar de acuerdo con todo queda cerca del medio',
    answers: without(
      'con-05',
      everyItem((id) => YES[id] ?? '5'),
    ),
    expected: {
      overall: 290 / 6,
      dimensions: { con: 50, pre: 300 / 7, cli: 50, pro: 400 / 7, dir: 50, tes: 40 },
    },
  },
  {
    // tes: 100, reversed 4 → 25, 50 and reversed 2 → 75: four of five: 250 / 4. What happened to her changes nothing.
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
    expected: { overall: null, dimensions: { tes: 62.5 } },
  },
]

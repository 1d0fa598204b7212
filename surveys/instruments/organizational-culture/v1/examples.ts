import type { WorkedExample } from '#surveys/model/instrument.ts'

const PLACES = {
  lid: [1, 2, 3, 4, 5],
  sel: [1, 2, 3, 4, 5, 6],
  rem: [1, 2, 3, 4, 5],
  cap: [1, 2, 3, 4, 5],
  cor: [1, 2, 4, 5, 6, 7],
  com: [1, 2, 3, 4],
  par: [1, 2, 3, 5],
  res: [1, 2, 3, 4, 6, 7],
  fis: [1, 2, 3, 4],
} as const
type Dimension = keyof typeof PLACES
const DIMENSIONS = Object.keys(PLACES) as Dimension[]
const REVERSED: readonly string[] = [
  'lid-02',
  'lid-04',
  'lid-05',
  'sel-02',
  'sel-04',
  'sel-06',
  'rem-01',
  'rem-04',
  'cap-02',
  'cap-05',
  'cor-05',
  'cor-06',
  'cor-07',
  'com-02',
  'com-03',
  'par-02',
  'par-05',
  'res-01',
  'res-04',
  'res-06',
  'fis-03',
  'fis-04',
]

function idsOf(dimension: Dimension): string[] {
  return PLACES[dimension].map((place) => `${dimension}-0${place}`)
}

function everyItem(choose: (id: string) => string): Record<string, string> {
  return Object.fromEntries(DIMENSIONS.flatMap(idsOf).map((id) => [id, choose(id)]))
}

function agreeing(...dimensions: Dimension[]): Record<string, string> {
  return Object.fromEntries(dimensions.flatMap(idsOf).map((id) => [id, '4']))
}

function every(score: number): Record<string, number> {
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, score]))
}

/** Calculated by hand from the point tables: agreement 0, 25, 50, 75, 100; reversed items the other way. */
export const examples: readonly WorkedExample[] = [
  {
    title: 'La respuesta más favorable en todo',
    answers: everyItem((id) => (REVERSED.includes(id) ? '1' : '5')),
    expected: { overall: 100, dimensions: every(100) },
  },
  {
    title: 'La respuesta menos favorable en todo',
    answers: everyItem((id) => (REVERSED.includes(id) ? '5' : '1')),
    expected: { overall: 0, dimensions: every(0) },
  },
  {
    // Reversed items get 0, the others 100. Three reversed of five: lid = 200 / 5 = 40. Two of five: rem, cap = 60.
    // Half of them: sel, cor, com, par, res, fis = 50. (40 + 2 × 60 + 6 × 50) / 9 = 460 / 9.
    title: 'De acuerdo con todo',
    answers: everyItem(() => '5'),
    expected: {
      overall: 460 / 9,
      dimensions: { lid: 40, sel: 50, rem: 60, cap: 60, cor: 50, com: 50, par: 50, res: 50, fis: 50 },
    },
  },
  {
    // lid: 75, reversed 3 → 50, «no sé», blank, reversed 4 → 25: three of five have points (3 ≥ 2.5): (75 + 50 + 25) / 3.
    // sel: 100 and reversed 2 → 75, the rest blank: two of six (2 < 3) → insufficient. One of nine dimensions → overall insufficient.
    title: 'En el borde de la mitad de las preguntas',
    answers: { 'lid-01': '4', 'lid-02': '3', 'lid-03': 'ns', 'lid-05': '4', 'sel-01': '5', 'sel-02': '2' },
    expected: { overall: null, dimensions: { lid: 50 } },
  },
  {
    // fis-01 no aplica: three items are left, and two with points are enough (2 ≥ 1.5): 100 and reversed 3 → 50.
    title: 'Una pregunta que no aplica no cuenta en contra',
    answers: { 'fis-01': 'na', 'fis-02': '5', 'fis-04': '3' },
    expected: { overall: null, dimensions: { fis: 75 } },
  },
  {
    // Five of nine dimensions scored (5 ≥ 4.5). lid: 75, 75 and reversed 4 → 25 three times: 225 / 5 = 45. rem, cap: three
    // of five favourable: 275 / 5 = 55. com, res: half of them: 50. Overall (45 + 2 × 55 + 2 × 50) / 5 = 255 / 5 = 51.
    title: 'Cinco dimensiones bastan para el resultado general',
    answers: agreeing('lid', 'rem', 'cap', 'com', 'res'),
    expected: { overall: 51, dimensions: { lid: 45, rem: 55, cap: 55, com: 50, res: 50 } },
  },
  {
    // Four of nine (4 < 4.5): the overall is insufficient although four dimensions are scored.
    title: 'Cuatro dimensiones no bastan',
    answers: agreeing('lid', 'rem', 'cap', 'com'),
    expected: { overall: null, dimensions: { lid: 45, rem: 55, cap: 55, com: 50 } },
  },
  {
    title: 'Solo datos personales: no cuenta como participación',
    answers: { sex: 'mujer', 'age-band': '30-39' },
    expected: { overall: null, dimensions: {} },
  },
]

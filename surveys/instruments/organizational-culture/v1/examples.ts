import type { WorkedExample } from '#surveys/model/instrument.ts'

const DIMENSIONS = ['lid', 'sel', 'rem', 'cap', 'cor', 'com', 'par', 'res', 'fis'] as const
const REVERSED: readonly string[] = [
  'lid-04',
  'sel-02',
  'sel-04',
  'rem-04',
  'cap-05',
  'cor-03',
  'cor-05',
  'com-03',
  'par-02',
  'par-05',
  'res-04',
  'res-05',
  'fis-05',
]

function everyItem(choose: (id: string) => string): Record<string, string> {
  const ids = DIMENSIONS.flatMap((dimension) => [1, 2, 3, 4, 5].map((number) => `${dimension}-0${number}`))
  return Object.fromEntries(ids.map((id) => [id, choose(id)]))
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
    // Reversed items get 0, the others 100. One reversed item of five: 4 × 100 / 5 = 80; two of five: 60.
    // One: lid, rem, cap, com, fis = 80 each (400). Two: sel, cor, par, res = 60 each (240). (400 + 240) / 9 = 640 / 9.
    title: 'De acuerdo con todo',
    answers: everyItem(() => '5'),
    expected: {
      overall: 640 / 9,
      dimensions: { lid: 80, sel: 60, rem: 80, cap: 80, cor: 60, com: 80, par: 60, res: 60, fis: 80 },
    },
  },
  {
    // lid: 75, 50, «no sé», blank, 25 → three of five have points (3 ≥ 2.5): (75 + 50 + 25) / 3 = 50.
    // sel: 100 and reversed 2 → 75, the rest blank: two of five (2 < 2.5) → insufficient. One of nine dimensions → overall insufficient.
    title: 'En el borde de la mitad de las preguntas',
    answers: { 'lid-01': '4', 'lid-02': '3', 'lid-03': 'ns', 'lid-05': '2', 'sel-01': '5', 'sel-02': '2' },
    expected: { overall: null, dimensions: { lid: 50 } },
  },
  {
    // fis-01 no aplica: four items are left, and two with points are enough (2 ≥ 2): (100 + 50) / 2 = 75.
    title: 'Una pregunta que no aplica no cuenta en contra',
    answers: { 'fis-01': 'na', 'fis-02': '5', 'fis-04': '3' },
    expected: { overall: null, dimensions: { fis: 75 } },
  },
  {
    // Five of nine dimensions scored (5 ≥ 4.5). lid: 4 × 75 and reversed 4 → 25: 325 / 5 = 65. rem, cap, com: the same 65.
    // res: 75, 75, 75 and reversed 25, 25: 275 / 5 = 55. Overall (4 × 65 + 55) / 5 = 315 / 5 = 63.
    title: 'Cinco dimensiones bastan para el resultado general',
    answers: Object.fromEntries(
      ['lid', 'rem', 'cap', 'com', 'res'].flatMap((dimension) =>
        [1, 2, 3, 4, 5].map((number) => [`${dimension}-0${number}`, '4']),
      ),
    ),
    expected: { overall: 63, dimensions: { lid: 65, rem: 65, cap: 65, com: 65, res: 55 } },
  },
  {
    // Four of nine (4 < 4.5): the overall is insufficient although four dimensions are scored.
    title: 'Cuatro dimensiones no bastan',
    answers: Object.fromEntries(
      ['lid', 'rem', 'cap', 'com'].flatMap((dimension) =>
        [1, 2, 3, 4, 5].map((number) => [`${dimension}-0${number}`, '4']),
      ),
    ),
    expected: { overall: null, dimensions: { lid: 65, rem: 65, cap: 65, com: 65 } },
  },
  {
    title: 'Solo datos personales: no cuenta como participación',
    answers: { sex: 'mujer', 'age-band': '30-39' },
    expected: { overall: null, dimensions: {} },
  },
]

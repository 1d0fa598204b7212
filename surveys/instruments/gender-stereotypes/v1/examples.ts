import type { WorkedExample } from '#surveys/model/instrument.ts'

const DIMENSIONS = ['cui', 'aut', 'tra', 'ser', 'mas', 'emo'] as const
const REVERSED: readonly string[] = [
  'cui-01',
  'cui-03',
  'aut-01',
  'aut-03',
  'tra-01',
  'tra-03',
  'tra-05',
  'ser-02',
  'ser-03',
  'ser-05',
  'mas-01',
  'mas-03',
  'mas-05',
  'emo-01',
  'emo-03',
  'emo-05',
]

function everyItem(choose: (id: string) => string): Record<string, string> {
  const ids = DIMENSIONS.flatMap((dimension) => [1, 2, 3, 4, 5].map((number) => `${dimension}-0${number}`))
  return Object.fromEntries(ids.map((id) => [id, choose(id)]))
}

function every(score: number): Record<string, number> {
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, score]))
}

/** Calculated by hand: agreement 0, 25, 50, 75, 100; reversed items the other way. */
export const examples: readonly WorkedExample[] = [
  {
    title: 'La opinión más igualitaria en todo',
    answers: everyItem((id) => (REVERSED.includes(id) ? '1' : '5')),
    expected: { overall: 100, dimensions: every(100) },
  },
  {
    title: 'La opinión menos igualitaria en todo',
    answers: everyItem((id) => (REVERSED.includes(id) ? '5' : '1')),
    expected: { overall: 0, dimensions: every(0) },
  },
  {
    // Two of five items are reversed in cui and aut: (3 × 75 + 2 × 25) / 5 = 55; three of five elsewhere: 45.
    // (2 × 55 + 4 × 45) / 6 = 290 / 6.
    title: 'De acuerdo con todo queda cerca del medio',
    answers: everyItem(() => '4'),
    expected: { overall: 290 / 6, dimensions: { cui: 55, aut: 55, tra: 45, ser: 45, mas: 45, emo: 45 } },
  },
  {
    // What colleagues are thought to think counts nowhere: the same 50 with it and without it.
    title: 'La norma percibida no cambia el puntaje',
    answers: { ...everyItem(() => '3'), 'nor-01': '5', 'nor-02': '5', 'nor-03': '1', 'nor-04': 'ns' },
    expected: { overall: 50, dimensions: every(50) },
  },
  {
    // cui: 100, «prefiero no responder» twice, 75 and 25 → three of five (3 ≥ 2.5): (100 + 75 + 25) / 3. One of six → no overall.
    title: 'Prefiero no responder queda fuera',
    answers: { 'cui-01': '1', 'cui-02': 'pnr', 'cui-03': 'pnr', 'cui-04': '4', 'cui-05': '2' },
    expected: { overall: null, dimensions: { cui: 200 / 3 } },
  },
]

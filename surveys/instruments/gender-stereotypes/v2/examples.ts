import type { WorkedExample } from '#surveys/model/instrument.ts'

/** Calculated by hand: of five answers in one dimension, agreement 0 to 100 and reversed items the other way. */
export const examples: readonly WorkedExample[] = [
  {
    title: 'Rechazar la pregunta nueva suma a favor; una dimensión sola no da resultado general',
    answers: { 'mas-01': '1', 'mas-02': '5', 'mas-06': '1', 'mas-04': '5', 'mas-05': '5' },
    expected: { overall: null, dimensions: { mas: 80 } },
  },
]

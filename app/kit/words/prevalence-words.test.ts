import { expect, test } from 'vitest'
import { noisyWords } from './prevalence-words.ts'

test('a share with noise is said as near, with its interval', () => {
  expect(noisyWords({ percent: 12, low: 5, high: 21 })).toBe('cerca de 12% (entre 5% y 21%)')
  expect(noisyWords({ percent: 0, low: 0, high: 18 })).toBe('cerca de 0% (entre 0% y 18%)')
})

import { expect, test } from 'vitest'
import { prevalenceWords, somePercent } from './prevalence-words.ts'

test.each([
  [0, 'menos de 1%'],
  [1, '1%'],
  [99, '99%'],
  [100, 'más de 99%'],
])('%d percent of people who are there reads "%s"', (percent, words) => {
  expect(somePercent(percent)).toBe(words)
})

test('6 of 2,000 people are never written as nobody', () => {
  expect(prevalenceWords({ kind: 'share', percent: 0, interval: { low: 0, high: 1 } }, 10)).toBe(
    'menos de 1% (entre 0% y 1%)',
  )
})

test('where answers are too few the words name the number that applies', () => {
  expect(prevalenceWords({ kind: 'suppressed', reason: 'too-few-answers' }, 10)).toMatch(/^Menos de 20 respuestas/)
  expect(prevalenceWords({ kind: 'suppressed', reason: 'too-few-answers' }, 35)).toMatch(/^Menos de 35 respuestas/)
})

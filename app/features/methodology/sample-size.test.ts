import { expect, test } from 'vitest'
import { sampleSize } from './sample-size.ts'

test.each([
  // 96.04 / (1 + 95.04 / 300) = 72.9; 30 % of 300 is 90.
  ['300', 300, 73, 90],
  ['1,000', 1000, 88, 300],
  [' 60 ', 60, 38, 30],
])('%s people', (typed, population, sample, participation) => {
  expect(sampleSize(typed)).toMatchObject({ kind: 'answer', population, sample, participation })
})

test.each(['', 'muchas', '-3', '0', '3000000', '1e3'])(
  '"%s" is answered with a message and keeps what was typed',
  (typed) => {
    expect(sampleSize(typed)).toMatchObject({ kind: 'problem', typed })
  },
)

test('without a question there is no answer', () => {
  expect(sampleSize(null)).toEqual({ kind: 'nothing' })
})

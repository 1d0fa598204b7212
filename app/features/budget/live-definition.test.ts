import { expect, test } from 'vitest'
import { describingFields, fieldsOf, isOfLevel, itemOfField, nameApart } from './live-definition.ts'

test('every field leads back to its item, and only level, reason and note are saved by themselves', () => {
  const { level, reason, note, file } = fieldsOf('man-01')
  for (const name of [level, reason, note, file, ...describingFields('man-01').map((each) => each.name)])
    expect(itemOfField(name)).toBe('man-01')
  expect([level, reason, note].every(isOfLevel)).toBe(true)
  expect([file, ...describingFields('man-01').map((each) => each.name)].some(isOfLevel)).toBe(false)
})

test.each([
  ['acta.pdf', [], 'acta.pdf'],
  ['acta.pdf', ['acta.pdf'], 'acta (2).pdf'],
  ['acta.pdf', ['acta.pdf', 'acta (2).pdf'], 'acta (3).pdf'],
  ['acta', ['acta'], 'acta (2)'],
])('%s beside %j is shown as %s', (name, taken, apart) => {
  expect(nameApart(name, taken)).toBe(apart)
})

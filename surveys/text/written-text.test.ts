import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manyLines, oneLine, plainName } from './written-text.ts'

test.each([
  ['composed', 'Ministerio de Can\u0303o\u0301n', 'Ministerio de Cañón'],
  ['no-break and thin blanks', 'Uno\u00A0dos\u2009tres\u3000cuatro\u202Fcinco', 'Uno dos tres cuatro cinco'],
  ['blanks and ends of lines in a row', '  Municipalidad \r\n de \t San\u2028José\u0085 ', 'Municipalidad de San José'],
  ['soft hyphens of a PDF', 'Munici\u00ADpalidad', 'Municipalidad'],
  ['ligatures of a PDF', 'O\uFB01cina de plani\uFB01cación e\uFB03ciente', 'Oficina de planificación efficiente'],
  ['bullets of a word processor', '\uF0B7\u00A0Equidad', 'Equidad'],
  ['empty signs of width zero', 'A\u200Bn\u200Ca\u2060 \uFEFFQuispe\u180E', 'Ana Quispe'],
  ['directions', '\u202Eana\u202C \u2066b\u2069\u200E\u061C', 'ana b'],
  ['what is no letter', 'a\uFFFEb\uFFFF\uFDD0c\u{1FFFE}d', 'abcd'],
  ['halves of a letter', 'a\uD800b\uDC00c', 'abc'],
  ['controls', 'a\u0000b\u0007c\u001Bd\u007Fe\u009Ff', 'abcdef'],
  ['fillers', 'a\u3164\u115F\uFFA0b\u034Fc\u2800d', 'abc d'],
  ['marks that keep an accent from its letter', 'e\u034F\u0301', 'é'],
  ['a variant of nothing', 'a\uFE0Fb\uFE00', 'ab'],
  ['a joiner of nothing', 'a\u200Db', 'ab'],
  ['a joiner after a variant of nothing', 'a\uFE0F\u200D👩', 'a👩'],
  ['a joiner after a variant too many', '👩\uFE0F\uFE0F\u200D👩', '👩\uFE0F👩'],
  ['letters that only look like a set of tags', 'a\u{E0061}b', 'ab'],
])('%s', (_, typed, kept) => {
  expect(oneLine(typed)).toBe(kept)
  expect(manyLines(typed).replaceAll('\n', ' ').replace(/ +/g, ' ')).toBe(kept)
})

test.each([
  'Ch’aska Quispe',
  'ñuqanchikpa t’ika',
  'Jaqi aruʼ',
  '“La Positiva” – N.º 12 ≥ 5 №',
  'Gerencia de Igualdad 👩🏽‍💻 👩‍👩‍👧',
  'Uno 1️⃣ ❤️ ⚕️',
  'áéíóúüÑ€·—…',
  '5 − 3 = 2',
])('«%s» stays as it is', (text) => {
  expect(oneLine(text)).toBe(text)
  expect(manyLines(text)).toBe(text)
})

test('a text of several lines keeps its lines, without blanks around each', () => {
  expect(manyLines(' uno  dos \r\n\r\n\u00A0 - tres\rcuatro\u2028\u200B\n ')).toBe('uno dos\n\n- tres\ncuatro')
  expect(manyLines('\u200B \n\uFEFF')).toBe('')
})

/** Letters with everything that is taken away, folded or composed among them. */
const TYPED = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...'aénÑ ’-\n\r\t\u00A0\u00AD\u200B\u200D\uFE0F\u20E3\u0301\u0303\u034F\uFEFF\uFFFE\u202E\uD83D\uDC69\uFB01',
    ),
    fc.constantFrom('👩', '🏽', '💻', '1', '\u0344', '\u1100', '\u1161', '\u11A8', '\u2126'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})

test('what was normalised once is not changed by a second time, nor by the other form, and never grows past three letters for one', () => {
  fc.assert(
    fc.property(TYPED, (typed) => {
      const [line, lines] = [oneLine(typed), manyLines(typed)]
      expect(oneLine(line)).toBe(line)
      expect(manyLines(lines)).toBe(lines)
      expect(oneLine(lines)).toBe(line)
      expect(manyLines(line)).toBe(line)
      expect(line.normalize('NFC')).toBe(line)
      expect(line).not.toMatch(/^\s|\s$|\s\s|[^\S ]|\p{Cc}|\p{Co}|\p{Cs}/u)
      expect(lines).not.toMatch(/[^\S \n]| \n|\n /u)
      expect(line.length).toBeLessThanOrEqual(typed.length * 3)
    }),
    { numRuns: 3000 },
  )
})

test('what is composed or not, seen or not, is one name', () => {
  fc.assert(
    fc.property(TYPED, (typed) => {
      expect(plainName(typed.normalize('NFD'))).toBe(plainName(oneLine(typed)))
      expect(plainName(oneLine(typed))).toBe(plainName(typed))
    }),
  )
  expect(plainName('  Municipalidad de Ñawin\u00ADpuquio (N.º 2) ')).toBe('municipalidad de nawinpuquio n 2')
})

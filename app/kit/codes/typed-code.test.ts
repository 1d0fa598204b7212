import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newRecoveryCode, randomCode } from './random-code.ts'
import {
  ALPHABET,
  compactCode,
  isDigits,
  readCode,
  readDigits,
  readRecoveryCode,
  readSwapToken,
  readToken,
  swapTokenIn,
} from './typed-code.ts'

const SLIP = 'K7PQR4AXTW'
const SWAPPED = 'K7PQR4AXTWAAH'

test.each([
  'K7PQR-4AXTW',
  'k7pqr-4axtw',
  ' K7PQR 4AXTW ',
  'K7PQR4AXTW.',
  'K7PQR-4AXTW)',
  'K7PQR-4AXTW…',
  '«K7PQR-4AXTW»,',
  '"K7PQR-4AXTW">',
  'K7PQR–4AXTW',
  'K7PQR—4AXTW',
  'K7PQR‑4AXTW',
  'K7PQR−4AXTW',
  'K7PQR - 4AXTW',
  'K7PQR_4AXTW',
  'k7pqr.4axtw.',
  '(K7PQR / 4AXTW)',
  'K7PQR\u00AD-\u200B4AXTW\uFEFF',
  'K 7 P Q R 4 A X T W',
  'Ｋ７ＰＱＲ－４ＡＸＴＷ',
  'К7РQR-4АХТW',
  'Su código es K7PQR-4AXTW.',
  'Su código es K7PQR-4AXTW. Sirve hasta el 3 de mayo.',
  'clave K7PQR4AXTW',
  'Código de acceso: k7pqr 4axtw (una sola vez)',
  'https://espejo.gob.pe/r/K7PQR-4AXTW',
  'http://otro-nombre.pe:8080/r/k7pqr4axtw/',
  '<https://espejo.gob.pe/r/K7PQR-4AXTW>.',
  'https://espejo.gob.pe/r/K7PQR-4AXTW?utm_source=correo&fbclid=IwAR0ACDEFGHJK',
  'https://espejo.gob.pe/r/K7PQR-4AXTW&utm_medium=x',
  'https://espejo.gob.pe/r/K7PQR-=\r\n4AXTW',
  'https://espejo.gob.pe/r/K7PQR-\n4AXTW',
  'https://espejo.gob.pe/r/K7PQR%2D4AXTW%E2%80%A6',
  'https://espejo.gob.pe/r/K7PQR%252D4AXTW',
  'https%3A%2F%2Fespejo.gob.pe%2Fr%2FK7PQR-4AXTW',
  'Responda en https://espejo.gob.pe/r/K7PQR-4AXTW (K7PQR-4AXTW)',
])('«%s» is the code', (typed) => {
  expect(readCode(typed)).toBe(SLIP)
})

test.each(['K7PQR4A-XTWAAH', 'k7pqr4a xtwaah.', 'Su código: K7PQR4A–XTWAAH, desde las 10:00'])(
  '«%s» is a code that was exchanged for a link',
  (typed) => {
    expect(readCode(typed)).toBe(SWAPPED)
  },
)

test.each([
  ['DEMO-CULT', 'DEMOCULT'],
  ['demo cult', 'DEMOCULT'],
  ['Pruebe con DEMO-CULT.', 'DEMOCULT'],
  ['http://127.0.0.1:3000/r/DEMO-CULT?x=1', 'DEMOCULT'],
  ['http://127.0.0.1:3000/r/TESTLINK).', 'TESTLINK'],
  ['TESTLINK&utm_source=x', 'TESTLINK'],
  ['  …  ', ''],
  ['', ''],
  ['Ñ', null],
  ['AB', null],
  ['No tengo mi código', null],
  ['K7PQR-4AXTW y también 4AXTW-K7PQR', null],
  ['K7PQR4AXTW 4AXTWK7PQR', null],
  ['https://espejo.gob.pe/', null],
  ['espejo.gob.pe', null],
  ['corte.tarea.gob.pe', null],
])('«%s» is %s', (typed, code) => {
  expect(readCode(typed)).toBe(code)
})

test('what is generated holds no two signs that are taken for each other', () => {
  expect(new Set(ALPHABET).size).toBe(ALPHABET.length)
  for (const alike of ['0OQD', '1ILJ7', '2Z7', '5S', '8B3', 'UVYW', 'MNW', '6G', '9G'])
    expect([...alike].filter((sign) => '0O1IL2Z5S8BUVMN'.includes(sign) && ALPHABET.includes(sign))).toEqual([])
  expect(newRecoveryCode()).toMatch(new RegExp(`^[${ALPHABET}]{4}-[${ALPHABET}]{4}-[${ALPHABET}]{4}$`))
  expect(new Set(Array.from({ length: 200 }, () => randomCode(12))).size).toBe(200)
})

/** What programs and people put around a code. */
const AROUND = fc.constantFrom(
  '',
  ' ',
  '.',
  '…',
  ')',
  '(',
  '"',
  '»',
  '«',
  ',',
  ';',
  '>',
  '\u200B',
  '\u00A0',
  '\n',
  '\u202C',
)
const BETWEEN = fc.constantFrom('', '-', ' ', '–', '—', '‑', '−', ' - ', '-\u200B', '=\r\n', '\u00AD', '_'.slice(1))
const coded = (length: number) =>
  fc.array(fc.constantFrom(...ALPHABET), { minLength: length, maxLength: length }).map((signs) => signs.join(''))

test('a code arrives as it left, whatever stands around it, between its halves and in whichever case', () => {
  fc.assert(
    fc.property(coded(10), AROUND, AROUND, BETWEEN, fc.boolean(), (code, before, after, between, small) => {
      const typed = `${before}${code.slice(0, 5)}${between}${code.slice(5)}${after}`
      expect(readCode(small ? typed.toLowerCase() : typed)).toBe(code)
      expect(compactCode(`${code.slice(0, 5)}-${code.slice(5)}`)).toBe(code)
    }),
  )
})

test.each([
  ['0123456789abcdef0123456789abcdef', ''],
  ['0123456789ABCDEF0123456789ABCDEF', ''],
  ['0123456789abcdef0123456789abcdef.', ''],
  ['0123456789abcdef0123456789abcdef)', ''],
  ['0123456789abcdef0123456789abcdef%E2%80%A6', ''],
  ['0123456789abcdef%200123456789abcdef', ''],
  ['0123456789abcdef=%0D%0A0123456789abcdef', ''],
  ['O123456789abcdefo123456789abcdef', 'o is 0'],
  ['0l23456789abcdef0I23456789abcdef', 'l is 1'],
  ['0123456789abcdef0123456789abcdef&utm_source=x', ''],
  ['\u200B0123456789abcdef0123456789abcdef\u200B', ''],
])('the token of a mail arrives: %s', (typed) => {
  expect(readSwapToken(typed)).toBe('0123456789abcdef0123456789abcdef')
  expect(swapTokenIn(`Cámbielo en https://espejo.gob.pe/r/canje/${typed}`)).toBe('0123456789abcdef0123456789abcdef')
})

test.each([
  ['https://espejo.gob.pe/r/K7PQR-4AXTW'],
  ['https://espejo.gob.pe/r/canje/0123'],
  ['0123456789abcdef0123456789abcdef'],
])('«%s» is no link by mail', (typed) => {
  expect(swapTokenIn(typed)).toBeNull()
})

test('other tokens keep their capitals, but for one that was written in capitals throughout', () => {
  const mixed = 'aB3-_xY9kLmN0pQrStUvWx12'
  expect([`${mixed}.`, `"${mixed}"`, `${mixed}%22%3E`, ` ${mixed} `].map(readToken)).toEqual(Array(4).fill(mixed))
  expect(['acdefghjk', 'ACDEFGHJK', 'ACDEFGHJK).'].map(readToken)).toEqual(Array(3).fill('acdefghjk'))
})

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123-456', '123456'],
  ['123–456.', '123456'],
  ['１２３４５６', '123456'],
  ['12\u200B34\u00AD56', '123456'],
  ['Su código es 123456. Vence en 30 segundos.', '123456'],
  ['12345', '12345'],
  ['', ''],
])('digits in «%s»: %s', (typed, digits) => {
  expect(readDigits(typed)).toBe(digits)
})

test.each([
  ['ACDE-FGHJ-KPQR', 'ACDE-FGHJ-KPQR'],
  ['acdefghjkpqr', 'ACDE-FGHJ-KPQR'],
  [' acde fghj kpqr. ', 'ACDE-FGHJ-KPQR'],
  ['ACDE–FGHJ—KPQR', 'ACDE-FGHJ-KPQR'],
  ['3. ACDE-FGHJ-KPQR', 'ACDE-FGHJ-KPQR'],
  ['A C D E F G H J K P Q R', 'ACDE-FGHJ-KPQR'],
  ['aB0dE-Fg1Ij', 'aB0dE-Fg1Ij'],
  ['aB0dEFg1Ij', 'aB0dE-Fg1Ij'],
  ['aB0dE Fg1Ij', 'aB0dE-Fg1Ij'],
  [' aB0dE‑Fg1Ij\u200B,', 'aB0dE-Fg1Ij'],
  ['aB 0dE Fg1 Ij', 'aB0dE-Fg1Ij'],
])('recovery code «%s»: %s', (typed, code) => {
  expect(readRecoveryCode(typed)).toBe(code)
  expect(isDigits(typed)).toBe(false)
})

test('six digits are told from a code kept for an emergency', () => {
  expect(['123456', '123 456', ' 123-456.', 'Es 123456'].map(isDigits)).toEqual([true, true, true, true])
  expect(['ACDE-3467-99EF', 'ab123-456cd', '12345', ''].map(isDigits)).toEqual([false, false, false, false])
})

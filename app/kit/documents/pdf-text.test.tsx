import { View } from '@react-pdf/renderer'
import { expect, test } from 'vitest'
import { pdfPages } from '#tests/support/pdf-text.ts'
import { pdf } from './pdf-page.server.tsx'
import { boldFace, breakable, Text } from './pdf-text.tsx'

const drawnText = async (text: string) =>
  (await pdf('Prueba', 'Pie', <Text>{text}</Text>).then(pdfPages)).map((page) => page.text).join(' ')

test.each([
  ['accents composed', 'Ñaña y Cañón', 'Ñaña y Cañón'],
  ['accents apart', 'N\u0303an\u0303a y Can\u0303o\u0301n', 'Ñaña y Cañón'],
  ['Quechua', 'Ñuqanchikpa t’ika, Ch’aska, qhichwa ʼ ʻ', 'Ñuqanchikpa t’ika, Ch’aska, qhichwa ʼ ʻ'],
  ['Aymara', 'Jaqi aru: jiwasana, aka ä ï ü Ä, tʼantʼa', 'Jaqi aru: jiwasana, aka ä ï ü Ä, tʼantʼa'],
  ['letters of the Amazon', 'Asháninka ẽ ɨ̃ shipibo ŝ ẍ ŋ', 'Asháninka ẽ □̃ shipibo ŝ ẍ ŋ'],
  ['an accent on any letter', 'q\u0303 m\u0308 W\u0303', 'q\u0303 m\u0308 W\u0303'],
  ['signs of offices', 'N.º 012 № 5 ≥ 30 ≤ 7 ± × − ½ € S/', 'N.º 012 № 5 ≥ 30 ≤ 7 ± × − ½ € S/'],
  ['quotation marks and dashes', '’ “x” «y» – — …', '’ “x” «y» – — …'],
  ['marks of a list', '✓ ✗ ☐ ☑ • ■', '✓ ✗ ☐ ☑ • ■'],
  ['letters of Europe', 'Łódź Győr Škoda Ðorđe ſ ƒ', 'Łódź Győr Škoda Ðorđe ſ ƒ'],
  ['what the letters lack', '漢 👩 ا', '□ □ □'],
  ['half a letter', 'a\uD83Db', 'a□b'],
  ['what nobody sees', 'a\u00ADb\u200Bc\uFEFFd\u0007e', 'abcde'],
  ['blanks of every width', 'a\u00A0b\u2009c\u3000d\te', 'a b c d e'],
])('%s', async (_, text, drawn) => {
  expect(await drawnText(text)).toBe(`${drawn}Pie · página 1 de 1`)
})

test('an accent finds its letter across two texts, and the title, the foot and bold letters are drawn alike', async () => {
  const [page] = pdfPages(
    await pdf(
      'Cañón',
      'N\u0303 漢',
      <View>
        <Text style={boldFace}>
          {'Can'}
          {'\u0303o\u0301n'} {7} {null} ≥ ✓
        </Text>
      </View>,
    ),
  )
  expect(page?.text).toBe('Cañón 7 ≥ ✓Ñ □ · página 1 de 1')
})

test('every letter of a word that is longer than the page is drawn, in more than one line', async () => {
  const word = 'abcdefghij'.repeat(30)
  const bytes = await pdf('Prueba', 'Pie', <Text>{word}</Text>)
  const [page] = pdfPages(bytes)
  expect(page?.text).toContain(word)
  expect(page?.lines).toBeGreaterThan(3)
})

test.each([
  ['Municipalidad', ['Municipalidad']],
  [
    'https://espejo.gob.pe/x?a=1',
    ['https:', '', '/', '', '/', '', 'espejo.', '', 'gob.', '', 'pe/', '', 'x?', '', 'a=', '', '1'],
  ],
])('%s may be broken so', (word, parts) => {
  expect(breakable(word)).toEqual(parts)
})

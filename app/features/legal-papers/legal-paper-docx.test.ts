import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { walkXml } from '#app/kit/sheets/walk-xml.ts'
import { legalPaperDocx } from './legal-paper-docx.server.ts'

test.each([
  ['a control', 'a\u0000b\u0001c\u001Fd', 'abcd'],
  ['a bell and an escape', 'a\u0007b\u001B[0m', 'ab[0m'],
  ['controls of the second set', 'a\u0080b\u009Fc', 'abc'],
  ['half a letter', 'Xx\uD83DyY', 'XxyY'],
  ['the other half', '\uDC69XyY', 'XyY'],
  ['halves in the wrong order', '\uDC69\uD83DXyY', 'XyY'],
  ['what is no letter', 'a\uFFFEb\uFFFF\uFDD0c', 'abc'],
  ['marks of XML', '<w:p>&amp;"\']]>', '<w:p>&amp;"\']]>'],
  ['a comment', '<!-- x -->', '<!-- x -->'],
  ['decomposed letters', 'N\u0303an\u0303a y Can\u0303o\u0301n', 'Ñaña y Cañón'],
  ['a whole letter of two halves', '👩', '👩'],
  ['signs', '№ ≥ ’ “x” – — … ✓', '№ ≥ ’ “x” – — … ✓'],
  ['text that Word would read as a letter', '_x0000_', '_x0000_'],
])('a DOCX with %s in every place opens', async (_, odd, shown) => {
  const bytes = await legalPaperDocx({
    title: odd,
    sections: [
      {
        title: odd,
        sentences: [{ text: odd }, { text: odd, check: true }],
        table: { head: [odd, odd], rows: [[odd, odd]] },
      },
    ],
  })
  const parts = unzipSync(new Uint8Array(bytes))
  let text = ''
  for (const [name, content] of Object.entries(parts)) {
    if (!/\.(xml|rels)$/.test(name)) continue
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(content)
    // What XML 1.0 has no letter for, as it stands and by its number.
    expect(xml).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|&#(x0*[0-8bcef]|0*[0-8]);/iu)
    await walkXml(xml, { text: (part) => (text += name === 'word/document.xml' ? part : '') })
  }
  expect(text.split(shown)).toHaveLength(9)
})

test('no heading stands alone at the foot of a page, and no row is cut by its end', async () => {
  const bytes = await legalPaperDocx({
    title: 'Título',
    sections: [1, 2].map((place) => ({
      title: `Parte ${place}`,
      sentences: [{ text: 'Una frase.' }],
      table: { head: ['Dato', 'Valor'], rows: [['Uno', 'Dos']] },
    })),
  })
  const document = new TextDecoder().decode(unzipSync(new Uint8Array(bytes))['word/document.xml'])
  const headings = document.match(/<w:p>(?:(?!<\/w:p>).)*<w:pStyle w:val="Heading\d"\/>.*?<\/w:p>/gs) ?? []
  expect(headings).toHaveLength(3)
  expect(headings.filter((heading) => !heading.includes('<w:keepNext/>'))).toEqual([])
  expect(document.match(/<w:cantSplit\/>/g)).toHaveLength(document.match(/<w:tr>/g)?.length ?? -1)
})

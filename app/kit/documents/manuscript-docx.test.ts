import { describe, expect, test } from 'vitest'
import { walkXml } from '#app/kit/sheets/walk-xml.ts'
import { docxParts, readDocx } from '#tests/support/document-tables.ts'
import { CHART, manuscript, ROWS } from '#tests/support/manuscripts.ts'
import { manuscriptDocx } from './manuscript-docx.server.ts'

/** The smallest PNG. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('a document of all its parts', async () => {
  const logo = { bytes: new Uint8Array(PNG), width: 1, height: 1, alt: 'Municipalidad & Cía.' }
  const bytes = await manuscriptDocx(manuscript({ logo }))
  const parts = docxParts(bytes)
  const body = parts['word/document.xml'] ?? ''
  const count = (pattern: RegExp, text = body) => [...text.matchAll(pattern)].length

  test('has the styles that an official changes, and its headings in their order', () => {
    const styles = parts['word/styles.xml'] ?? ''
    for (const id of ['Heading1', 'Heading2', 'Heading3', 'Nota', 'Rotulo', 'Celda', 'CeldaMenuda', 'Cabecera'])
      expect(styles).toContain(`w:styleId="${id}"`)
    expect(styles).toContain('w:val="es-PE"')
    expect([...body.matchAll(/<w:pStyle w:val="Heading(\d)"\/>/g)].map(([, level]) => level)).toEqual([
      ...['1', '2', '3', '2'],
    ])
    expect(parts['docProps/core.xml']).toContain('<dc:title>Plan de mejora 2026 &lt;R&amp;D&gt;</dc:title>')
  })

  test('repeats the head of a table and breaks none of its rows', async () => {
    expect(count(/<w:tblHeader(?: w:val="true")?\/>/g)).toBe(1)
    expect(count(/<w:cantSplit(?: w:val="true")?\/>/g)).toBe(2 + 1 + ROWS.length + 1)
    const { tables } = await readDocx(bytes)
    expect(tables[1]).toEqual([['N.º', 'Acción', 'Qué'], ...ROWS])
  })

  test('says its figure and its logo in words, and counts each list from one', () => {
    expect(body).toContain(`descr="${CHART.alt}"`)
    expect(Object.values(parts).join('')).toContain('descr="Logotipo: Municipalidad &amp; Cía."')
    const numbers = [...body.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id)
    expect([numbers.length, new Set(numbers).size]).toEqual([3, 2])
  })

  test('lies as it is asked, with whose it is above and the page of how many below', () => {
    expect(body).toMatch(/<w:pgSz w:w="1683\d" w:h="1190\d" w:orient="landscape"\/>/)
    const [head, foot] = ['header', 'footer'].map(
      (name) => Object.entries(parts).find(([part]) => part.startsWith(`word/${name}`))?.[1],
    )
    expect(head).toContain('Municipalidad &amp; Cía.')
    expect(foot).toMatch(/Huella a1b2[\s\S]*PAGE[\s\S]*NUMPAGES/)
  })
})

test.each(['a\u0000b\uFFFE\uD83D', '<w:p>&"\']]>', '_x0000_', '👩 N\u0303an\u0303a'])(
  'a DOCX with %j in every place opens',
  async (odd) => {
    const bytes = await manuscriptDocx(
      manuscript({
        title: odd,
        entity: odd,
        foot: odd,
        blocks: [
          { kind: 'heading', level: 2, text: odd },
          { kind: 'text', words: [odd, { bold: odd }] },
          { kind: 'table', caption: odd, columns: [{ title: odd, share: 1 }], rows: [[odd]] },
          { kind: 'figure', chart: { ...CHART, alt: odd }, title: odd, note: odd },
          { kind: 'signatures', places: [[odd]] },
        ],
      }),
    )
    for (const [name, xml] of Object.entries(docxParts(bytes)))
      if (/\.(xml|rels)$/.test(name)) {
        expect(xml, name).not.toMatch(
          /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|&#(x0*[0-8bcef]|0*[0-8]);/iu,
        )
        await walkXml(xml, {})
      }
  },
)

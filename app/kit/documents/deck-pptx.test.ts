import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { walkXml } from '#app/kit/sheets/walk-xml.ts'
import { LOGO_PNG } from '#tests/support/logos.ts'
import { readPptx } from '#tests/support/read-pptx.ts'
import type { Deck, DeckPart } from './deck.ts'
import { SCREEN } from './deck-look.ts'
import { deckPptx } from './deck-pptx.server.ts'

const ROWS = Array.from({ length: 40 }, (_, index) => [`Acción ${index + 1} con «comillas» & más`, `${index + 1}`])
const TABLE = {
  kind: 'table',
  caption: 'Acciones & "medios"',
  columns: [
    { title: 'Acción', share: 4 },
    { title: 'N.º', share: 1, numeric: true },
  ],
  rows: ROWS,
} as const
const PARTS: readonly DeckPart[] = [
  { kind: 'lead', text: 'Lo primero <se dice> grande.' },
  { kind: 'list', items: [{ name: 'Publicar.', says: 'Recursos Humanos' }, { says: "L'otra" }] },
  { kind: 'counts', counts: ['12', '3'].map((number) => ({ number, of: `de ${number}` })) },
]
const ADDRESS: DeckPart = {
  kind: 'address',
  says: 'Está aquí:',
  address: 'espejo.test/compromisos/A-1',
  qr: `data:image/png;base64,${Buffer.from(LOGO_PNG).toString('base64')}`,
}
const deck = (more: Partial<Deck> = {}): Deck => ({
  title: 'Ustedes dijeron',
  entity: 'Municipalidad de Ñawinpuquio & Cía.',
  logo: { bytes: new Uint8Array(LOGO_PNG), width: 240, height: 80, alt: 'Municipalidad & Cía.' },
  mark: 'Demostración: los datos son inventados.',
  cover: { lines: ['Una línea', 'Otra'], notes: ['Dé las gracias.', 'No pregunte "quién".'] },
  slides: [
    { title: 'Corta', parts: PARTS, notes: ['Diga.', 'Calle.'] },
    { title: 'Dónde', parts: [ADDRESS], notes: [] },
    { title: 'Larga', parts: [{ kind: 'note', text: 'Antes' }, TABLE], notes: ['Lea.'] },
  ],
  ...more,
})

describe('slides of all their parts', async () => {
  const bytes = await deckPptx(deck())
  const { parts, slides, layouts } = await readPptx(bytes)

  test('say all that they were given, in its order, with titles as titles and notes in paragraphs', () => {
    const [cover, short, where, ...long] = slides
    expect(cover?.paragraphs).toEqual([
      'Ustedes dijeron',
      'Una línea',
      'Otra',
      'Demostración: los datos son inventados.',
    ])
    expect(cover?.notes).toEqual(['Dé las gracias.', 'No pregunte "quién".'])
    expect(slides.map(({ title }) => title)).toEqual([
      ...['Ustedes dijeron', 'Corta', 'Dónde', 'Larga'],
      ...long.slice(1).map((_each, index) => `Larga (${index + 2} de ${long.length})`),
    ])
    expect(short?.paragraphs.slice(1)).toEqual([
      ...['Lo primero <se dice> grande.', 'Publicar. Recursos Humanos', "L'otra", '12', 'de 12', '3', 'de 3'],
      ...['Demostración: los datos son inventados.', '2'],
    ])
    expect(where?.paragraphs.slice(1, 3)).toEqual(['Está aquí:', 'espejo.test/compromisos/A-1'])
    expect(where?.alts).toEqual(['Código QR de espejo.test/compromisos/A-1'])
    for (const layout of layouts) {
      expect(layout.paragraphs).toContain('Municipalidad de Ñawinpuquio & Cía.')
      expect(layout.alts).toEqual(['Logotipo: Municipalidad & Cía.'])
    }
  })

  test('break a table that no slide has room for, its head on each, and leave no row out', () => {
    const tables = slides.flatMap((slide) => slide.tables)
    expect(tables.length).toBeGreaterThan(1)
    expect(tables.map(([head]) => head)).toEqual(tables.map(() => ['Acción', 'N.º']))
    expect(tables.flatMap(([, ...rows]) => rows)).toEqual(ROWS)
    for (const { bottom, smallest, tables: own, alts } of slides) {
      expect(bottom).toBeLessThanOrEqual(SCREEN.height + 0.01)
      expect(smallest).toBeGreaterThanOrEqual(13)
      if (own.length > 0) expect(alts).toEqual(['Acciones & "medios"'])
    }
  })

  test('are a package that holds together: every part listed, every relation met, every object once', async () => {
    const names = new Set(Object.keys(parts))
    const listed = [...(parts['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]+)"/g)].map(
      ([, name = '']) => name,
    )
    expect(listed.filter((name) => !names.has(name))).toEqual([])
    for (const [name, xml] of Object.entries(parts)) {
      if (!/\.(xml|rels)$/.test(name)) continue
      await walkXml(xml, {})
      expect(xml, name).not.toContain('en-US')
      const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size, name).toBe(ids.length)
      // Properties of a paragraph stand once, before its text: other programs call a file broken otherwise.
      expect(xml, name).not.toMatch(/<\/a:r>\s*<a:pPr/)
      const folder = path.posix.dirname(path.posix.dirname(name))
      for (const [, target = ''] of xml.matchAll(/<Relationship [^>]*Target="([^"]+)"/g))
        expect(names, `${name} ${target}`).toContain(path.posix.join(folder, target))
    }
  })

  test('are the same on any day, and say neither who made them nor when nor by what', async () => {
    expect(bytes.equals(await deckPptx(deck()))).toBe(true)
    expect(parts['docProps/core.xml']).toContain('<dc:title>Ustedes dijeron</dc:title><dc:language>es-PE</dc:language>')
    expect(Object.values(parts).join('')).not.toMatch(/PptxGenJS|creator|lastModified|20\d\d-\d\d-\d\d/i)
  })
})

test.each(['a\u0000b\uFFFE\uD83D', '<a:t>&"\']]>', `${'Ñ'.repeat(120)} N\u0303`, 'R'.repeat(400)])(
  'slides with %j in every place open',
  async (odd) => {
    const slide = {
      title: odd,
      parts: [{ ...TABLE, caption: odd, rows: [[odd, odd]] }, { kind: 'text', text: odd } as const],
    }
    const { parts, slides } = await readPptx(
      await deckPptx(deck({ title: odd, entity: odd, mark: odd, slides: [{ ...slide, notes: [odd] }] })),
    )
    expect(slides.length).toBeGreaterThan(1)
    for (const [name, xml] of Object.entries(parts)) if (/\.(xml|rels)$/.test(name)) await walkXml(xml, {})
  },
)

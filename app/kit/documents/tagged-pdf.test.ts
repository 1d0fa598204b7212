import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHART, manuscript, ROWS } from '#tests/support/manuscripts.ts'
import { isElement, readStructure, structureFaults, tablesIn, textOf, within } from '#tests/support/pdf-structure.ts'
import type { Block } from './manuscript.ts'
import { manuscriptPdf } from './tagged-pdf.server.ts'

describe('a document of all its parts', async () => {
  const structure = readStructure(await manuscriptPdf(manuscript()))
  const [root] = structure.elements
  if (!root) throw new Error('It has no structure')

  test('is tagged as a program that reads aloud needs it', () => {
    expect(structureFaults(structure)).toEqual([])
    expect(structure.pages.length).toBeGreaterThan(3)
    expect(structure.bookmarks).toEqual(['Lo que se hará', 'Firmas', 'Anexo'])
    expect(structure.title).toBe('Plan de mejora 2026 <R&D>')
    expect(structure.metadata).toContain('Plan de mejora 2026 &lt;R&amp;D&gt;')
  })

  test('is read in its order', () => {
    const kinds = root.children.filter(isElement).map(({ type }) => type)
    expect(kinds).toEqual([
      ...['H1', 'Table', 'H2', 'P', 'P', 'L', 'Table', 'P', 'Figure', 'P', 'H3', 'P', 'P', 'H2', 'L', 'P'],
    ])
    expect(textOf(root)).toMatch(/^Plan de mejora 2026 <R&D> ?Entidad ?Municipalidad de Ñaña/)
    expect(within(root).find(({ type }) => type === 'Figure')?.alt).toBe(CHART.alt)
    expect(within(root).flatMap(({ numbering }) => numbering ?? [])).toEqual(['Decimal', 'Decimal'])
  })

  test('holds every cell of its tables once, however many pages they take', () => {
    expect(tablesIn(structure)).toEqual([
      [
        ['Entidad', 'Municipalidad de Ñaña'],
        ['Huella', 'a'.repeat(64)],
      ],
      [['N.º', 'Acción', 'Qué'], ...ROWS],
    ])
  })

  test('says on every page whose it is, what it is, and which of how many, as no content', () => {
    const { pages } = structure
    pages.forEach(({ artifacts }, index) => {
      for (const said of ['Municipalidad & Cía.', 'Huella a1b2', `Página ${index + 1} de ${pages.length}`])
        expect(artifacts, said).toContain(said)
    })
    // The head of the long table, again on its second page.
    expect(pages[1]?.artifacts).toContain('Acción')
    expect(textOf(root)).not.toContain('Página')
  })
})

test('whatever somebody writes is drawn, or is seen to be missing, and no page overflows', async () => {
  const odd = fc.string({ unit: 'binary', maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(odd, odd, fc.integer({ min: 1, max: 60 }), async (one, other, times) => {
      const long = `${other} `.repeat(times)
      const blocks: Block[] = [
        { kind: 'heading', level: 2, text: `x${one}` },
        { kind: 'text', words: long },
        {
          kind: 'table',
          caption: one,
          columns: [
            { title: 'a', share: 1 },
            { title: 'b', share: 1 },
            { title: 'c', share: 30 },
          ],
          rows: [[`n${one}`, long.repeat(9), 'c']],
        },
        { kind: 'list', ordered: false, items: [`i${other}`] },
      ]
      const made = await manuscriptPdf(
        manuscript({ title: `t${one}`, entity: other, foot: one, landscape: false, blocks }),
      )
      expect(structureFaults(readStructure(made))).toEqual([])
    }),
    { numRuns: 10, endOnFailure: true },
  )
})

test('the reader tells what a document lacks', async () => {
  const made = (await manuscriptPdf(manuscript())).toString('latin1')
  const faultsOf = (from: string | RegExp, to: string) =>
    structureFaults(readStructure(Buffer.from(made.replace(from, to), 'latin1')))
  expect(faultsOf('/Marked true', '/Marked null')).toEqual(['It does not say that it is tagged'])
  expect(faultsOf('/S /H3', '/S /H5')).toEqual(['Heading 2 jumps to 5'])
  expect(faultsOf(/\/Alt \([^)]*\)/, '/X (y)')).toEqual(['A figure says nothing or stands nowhere'])
  expect(faultsOf('/Scope /Column', '/Scoped /Column')).toContain('A header does not say of what')
  expect(faultsOf('/S /LI', '/S /Div')).toEqual(['A list holds what is no item'])
})

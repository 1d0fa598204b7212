import type { Block } from '#app/kit/documents/manuscript.ts'
import type { Standing } from './standing-facts.ts'

/** Where an entity stands, for a document: what the page says, its figure as a table. */
export function standingBlocks(standing: Standing | null): Block[] {
  if (!standing) return []
  const { own, group, groupSaid, says, notYet, note } = standing
  const heading = { kind: 'heading', level: 2, text: '¿Dónde estamos?' } as const
  if (notYet !== null) return [heading, { kind: 'text', words: `${notYet} ${groupSaid}` }]
  const rows = [...own, ...(group ? [group] : [])]
  return [
    heading,
    { kind: 'text', words: says.join(' ') },
    {
      kind: 'table',
      caption: 'Resultado general, de 0 a 100',
      dense: true,
      columns: [
        { title: 'De quién', share: 34 },
        { title: 'Puntaje', share: 26 },
        { title: 'Intervalo, o la mitad central', share: 40 },
      ],
      rows: rows.map(({ title, said, range }) => [title, said, range || '—']),
    },
    { kind: 'text', tone: 'note', words: `${groupSaid} ${note}` },
  ]
}

import type { Block, Manuscript } from '#app/kit/documents/manuscript.ts'

export const CHART = {
  width: 500,
  height: 60,
  alt: 'Clima: 62 de 100 puntos',
  shapes: [
    { kind: 'line', from: [0, 20], to: [400, 20], ink: '#0b5560', width: 2 },
    { kind: 'box', at: [10, 30], width: 20, height: 10, ink: '#0b5560' },
    { kind: 'dot', at: [62, 20], radius: 4, ink: '#0b5560', hollow: true },
    { kind: 'text', at: [62, 50], text: '62 <&>', size: 8, ink: '#16211f', anchor: 'middle' },
  ],
} as const

/** More than two pages take. */
export const ROWS = Array.from({ length: 60 }, (_, index) => [
  `${index + 1}`,
  `Acción ${index + 1}`,
  'Qué se hace. '.repeat(9).trim(),
])

const BLOCKS: readonly Block[] = [
  {
    kind: 'facts',
    rows: [
      ['Entidad', 'Municipalidad de Ñaña'],
      ['Huella', 'a'.repeat(64)],
    ],
  },
  { kind: 'heading', level: 2, text: 'Lo que se hará' },
  { kind: 'text', words: ['Primero lo ', { bold: 'urgente' }, '.'] },
  { kind: 'text', tone: 'box', words: 'Nunca intente averiguar quién respondió.' },
  { kind: 'list', ordered: true, items: ['Uno', 'Dos'] },
  {
    kind: 'table',
    caption: 'Acciones',
    columns: [
      { title: 'N.º', share: 1, numeric: true },
      { title: 'Acción', share: 3 },
      { title: 'Qué', share: 6 },
    ],
    rowHead: 1,
    rows: ROWS,
  },
  { kind: 'figure', chart: CHART, title: 'Puntaje', note: 'El punto es el puntaje.' },
  { kind: 'heading', level: 3, text: 'Firmas' },
  { kind: 'signatures', places: [['Persona titular', 'Nombre:'], ['Secretaría técnica']] },
  { kind: 'heading', level: 2, text: 'Anexo', newPage: true },
  { kind: 'list', ordered: true, items: ['Otra vez uno'] },
  { kind: 'text', tone: 'note', words: 'Fin.' },
]

/** A document of all its parts, with letters that XML escapes. */
export const manuscript = (more: Partial<Manuscript> = {}): Manuscript => ({
  title: 'Plan de mejora 2026 <R&D>',
  entity: 'Municipalidad & Cía.',
  logo: null,
  foot: 'Huella a1b2',
  landscape: true,
  blocks: BLOCKS,
  ...more,
})

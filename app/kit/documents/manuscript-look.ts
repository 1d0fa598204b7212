/** Colours of documents: those of the pages on white paper (`app/styles/base.css`). */
export const INK = {
  text: '#16211f',
  quiet: '#4a5754',
  rule: '#c9d1ce',
  edge: '#67746f',
  accent: '#0b5560',
  tint: '#f3f5f4',
  onAccent: '#ffffff',
  women: '#3d4a9c',
  men: '#b26a00',
} as const

/** Grounds of the four levels, from the lowest. */
export const LEVEL_GROUNDS = ['#e6ecd9', '#b4d3b8', '#72b0a5', '#2f7f87'] as const

/** A size of type and the distance of its lines, in points. */
export type Type = { readonly size: number; readonly leading: number }

export const TYPE = {
  title: { size: 19, leading: 23 },
  2: { size: 13, leading: 17 },
  3: { size: 10.5, leading: 14 },
  lead: { size: 11.5, leading: 15.5 },
  text: { size: 9.5, leading: 13 },
  cell: { size: 8.5, leading: 11 },
  dense: { size: 7.5, leading: 9.4 },
  note: { size: 8, leading: 10.6 },
  page: { size: 7.5, leading: 10 },
} as const satisfies Record<string, Type>

/** A4 and its margins, in points: what office printers leave white and a hole punch takes. */
export const PAGE = { short: 595.28, long: 841.89, side: 42, top: 64, bottom: 48 } as const

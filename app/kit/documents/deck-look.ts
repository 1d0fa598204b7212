import { INK, type Type } from './manuscript-look.ts'

/** A wide screen, in points: 13.33 by 7.5 inches. */
export const SCREEN = { width: 960, height: 540, side: 64 } as const
export const WIDTH = SCREEN.width - 2 * SCREEN.side

/** Where things stand on a slide, from its upper edge. */
export const HEIGHTS = { mark: 26, title: 52, gap: 20, bottom: 482, rule: 496, foot: 504 } as const

/** Letters that every office program has. */
export const FONT = 'Arial'

export const DECK_TYPE = {
  cover: { size: 50, leading: 60 },
  coverLine: { size: 22, leading: 30 },
  title: { size: 34, leading: 41 },
  lead: { size: 32, leading: 41 },
  text: { size: 24, leading: 32 },
  number: { size: 54, leading: 62 },
  label: { size: 18, leading: 23 },
  head: { size: 16, leading: 20 },
  cell: { size: 20, leading: 25 },
  note: { size: 16, leading: 21 },
  foot: { size: 11, leading: 14 },
  mark: { size: 13, leading: 16 },
} as const satisfies Record<string, Type>

/** Letters on a wall are read from the last row: none is smaller, but those that stand on every slide. */
const SMALLEST = 14

/** A size of type made larger or smaller with all others of its slide. */
export function scaled({ size, leading }: Type, scale: number): Type {
  const made = Math.max(SMALLEST, Math.round(size * scale * 2) / 2)
  return { size: made, leading: (leading * made) / size }
}

/** Colours of a slide, without the sign that the file leaves out. */
export const ink = (name: keyof typeof INK) => INK[name].slice(1)
export const WARNED = 'fdf3dc'

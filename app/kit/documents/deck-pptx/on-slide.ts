import type PptxGenJS from 'pptxgenjs'
import { FONT } from '../deck-look.ts'
import type { Type } from '../manuscript-look.ts'

export type Slide = PptxGenJS.Slide

/** Points as the library measures. */
export const inches = (points: number) => points / 72

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export const boxAt = ({ x, y, width, height }: Box) => ({
  ...{ x: inches(x), y: inches(y) },
  ...{ w: inches(width), h: inches(height) },
})

/** How a text is written. Made anew for each: the library writes into what it is given. */
export const styled = ({ size, leading }: Type, look: { readonly ink: string; readonly bold?: boolean }) => ({
  ...{ fontFace: FONT, fontSize: size, color: look.ink, bold: look.bold ?? false },
  ...{ lineSpacing: leading, margin: 0, align: 'left' as const, valign: 'top' as const },
})

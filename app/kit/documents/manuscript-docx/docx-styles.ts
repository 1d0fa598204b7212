import type { IStylesOptions } from 'docx'
import { INK, TYPE, type Type } from '../manuscript-look.ts'

/** Letters that every office program has; a file is edited there, where those of the PDF are not. */
const FONT = 'Arial'

const plain = (ink: string) => ink.slice(1)
/** Word counts type in halves of a point and distances in twentieths. */
const run = ({ size }: Type, ink: string, bold = false) => ({ font: FONT, size: size * 2, color: plain(ink), bold })

const heading = (type: Type, ink: string, before: number) => ({
  run: run(type, ink, true),
  paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
})

const paragraph = (
  id: string,
  name: string,
  type: Type,
  more: { ink?: string; bold?: boolean; after?: number; keepNext?: boolean } = {},
) => ({
  ...{ id, name, basedOn: 'Normal', quickFormat: true },
  run: run(type, more.ink ?? INK.text, more.bold ?? false),
  paragraph: { spacing: { before: 0, after: more.after ?? 0 }, keepNext: more.keepNext ?? false },
})

/** Styles by the names under which an official changes them for the whole document. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { ...run(TYPE.text, INK.text), language: { value: 'es-PE' } },
      paragraph: { spacing: { after: 120 } },
    },
    title: { run: run(TYPE.title, INK.accent, true), paragraph: { spacing: { after: 160 } } },
    heading1: heading(TYPE.title, INK.accent, 0),
    heading2: heading(TYPE[2], INK.accent, 240),
    heading3: heading(TYPE[3], INK.text, 160),
  },
  paragraphStyles: [
    paragraph('Destacado', 'Destacado', TYPE.lead, { after: 120 }),
    paragraph('Nota', 'Nota', TYPE.note, { ink: INK.quiet, after: 120 }),
    paragraph('Rotulo', 'Rótulo de tabla', TYPE.text, { bold: true, after: 60, keepNext: true }),
    paragraph('Celda', 'Celda', TYPE.cell),
    paragraph('CeldaMenuda', 'Celda menuda', TYPE.dense),
    paragraph('Cabecera', 'Cabecera de página', TYPE.page, { ink: INK.quiet }),
  ],
}

/** Bullets and numbers of lists, each level indented as Word does. */
export const LISTS = {
  config: (['bullet', 'decimal'] as const).map((format) => ({
    reference: format,
    levels: [
      {
        level: 0,
        format,
        text: format === 'bullet' ? '•' : '%1.',
        style: { paragraph: { indent: { left: 360, hanging: 300 } } },
      },
    ],
  })),
}

import { breakable, drawable, faceRuns, widthOf } from '../pdf-text.tsx'
import { inlinesOf, type Words } from '../manuscript.ts'

/** Signs of one line that one face draws, and where they begin. */
export type Run = { readonly text: string; readonly face: Face; readonly x: number }
export type Face = 'plain' | 'bold' | 'signs'
export type Line = { readonly runs: readonly Run[]; readonly width: number }

type Piece = { readonly text: string; readonly bold: boolean; readonly before: 'blank' | 'line' | 'nothing' }

const widths = new Map<string, number>()

function measured(text: string, bold: boolean): number {
  const key = `${bold}${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  const width = widthOf(text, bold ? 700 : 400)
  if (widths.size > 20_000) widths.clear()
  widths.set(key, width)
  return width
}

/** What is still wider than the column is broken anywhere. @param most in sizes of type. */
function narrowed(text: string, bold: boolean, most: number): string[] {
  if (measured(text, bold) <= most) return [text]
  const parts: string[] = []
  let part = ''
  for (const sign of text) {
    if (part !== '' && measured(part + sign, bold) > most) {
      parts.push(part)
      part = ''
    }
    part += sign
  }
  return [...parts, part]
}

function piecesOf(words: Words, bold: boolean, most: number): Piece[] {
  const pieces: Piece[] = []
  let before: Piece['before'] = 'nothing'
  for (const inline of inlinesOf(words)) {
    const weight = bold || typeof inline !== 'string'
    for (const part of drawable(typeof inline === 'string' ? inline : inline.bold).split(/([ \n])/)) {
      if (part === '\n') before = 'line'
      else if (part === ' ') before = before === 'line' ? 'line' : 'blank'
      else
        for (const text of breakable(part)
          .filter(Boolean)
          .flatMap((each) => narrowed(each, weight, most))) {
          pieces.push({ text, bold: weight, before })
          before = 'nothing'
        }
    }
  }
  return pieces
}

function lineOf(pieces: readonly Piece[], size: number, isLast: boolean): Line {
  const runs: Run[] = []
  let x = 0
  const add = (text: string, bold: boolean) => {
    for (const { text: part, sign } of faceRuns(text)) {
      const face: Face = sign ? 'signs' : bold ? 'bold' : 'plain'
      const last = runs.at(-1)
      if (last?.face === face) runs[runs.length - 1] = { ...last, text: last.text + part }
      else runs.push({ text: part, face, x })
      x += measured(part, bold) * size
    }
  }
  pieces.forEach(({ text, bold, before }, index) => {
    if (index > 0 && before === 'blank') add(' ', bold)
    add(text, bold)
  })
  const width = x
  // Read aloud or copied, the last word of a line and the first of the next are two.
  if (!isLast && runs.length > 0) add(' ', pieces.at(-1)?.bold ?? false)
  return { runs, width }
}

/** A text in lines of a width, in points. What no face can draw is a box (`drawable`). */
export function setLines(words: Words, { size, width, bold = false }: LineStyle): Line[] {
  const most = width / size
  const lines: Piece[][] = [[]]
  let used = 0
  for (const piece of piecesOf(words, bold, most)) {
    const line = lines.at(-1) ?? []
    const gap = line.length > 0 && piece.before === 'blank' ? measured(' ', piece.bold) : 0
    const wide = measured(piece.text, piece.bold)
    if (piece.before === 'line' || (line.length > 0 && used + gap + wide > most)) {
      lines.push([piece])
      used = wide
    } else {
      line.push(piece)
      used += gap + wide
    }
  }
  return lines.map((pieces, index) => lineOf(pieces, size, index === lines.length - 1))
}

export type LineStyle = { readonly size: number; readonly width: number; readonly bold?: boolean }

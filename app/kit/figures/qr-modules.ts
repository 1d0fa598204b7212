/**
 * The squares of a QR code: `size` in each row, and all rows one after the other as bits in hexadecimal digits, a dark
 * one is 1. A tenth of what its drawing takes: a page of a thousand carries them twice, once for its script.
 */
export type QrModules = { readonly size: number; readonly dark: string }

/** Bits of a hexadecimal digit. */
const DIGIT = 4

/** @param data one number a square, row by row; all but 0 is dark. */
export function packModules(size: number, data: ArrayLike<number>): QrModules {
  let dark = ''
  for (let first = 0; first < size * size; first += DIGIT) {
    let digit = 0
    for (let place = first; place < first + DIGIT; place += 1) digit = digit * 2 + (data[place] ? 1 : 0)
    dark += digit.toString(16)
  }
  return { size, dark }
}

/** White squares around it: without them a phone does not find it. */
const MARGIN = 2

/** Side of the drawing, in squares. */
export const sideOf = ({ size }: QrModules) => size + 2 * MARGIN

/** The dark squares as the path of a line that is one square wide: a dash for each run of a row. */
export function pathOf({ size, dark }: QrModules): string {
  const digits = Array.from(dark, (digit) => parseInt(digit, 16))
  const isDark = (place: number) =>
    (((digits[Math.floor(place / DIGIT)] ?? 0) >> (DIGIT - 1 - (place % DIGIT))) & 1) === 1
  let path = ''
  for (let row = 0; row < size; row += 1) {
    let drawnTo: number | null = null
    for (let column = 0; column < size; column += 1) {
      const from = column
      while (column < size && isDark(row * size + column)) column += 1
      if (column === from) continue
      path += drawnTo === null ? `M${from + MARGIN} ${row + MARGIN}.5` : `m${from - drawnTo} 0`
      path += `h${column - from}`
      drawnTo = column
    }
  }
  return path
}

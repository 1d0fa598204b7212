/** A piece of a text of a manual; `shown` are words that stand on a page of Espejo. */
export type SaidPiece = { readonly text: string; readonly shown: boolean }

/** A text of a manual in its pieces: «…» are words on a page, and lose their quotes. */
export function piecesOf(text: string): SaidPiece[] {
  return text
    .split(/(«[^»]+»)/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('«') ? { text: piece.slice(1, -1), shown: true } : { text: piece, shown: false }))
}

/** An address of the routes as somebody reads it: `/panel/plan/…/firma`. */
export function readableAddress(pattern: string): string {
  return pattern.replace(/:\w+/g, '…')
}

/** Whether an address leads somewhere as it stands: nothing of it varies. */
export function isWholeAddress(pattern: string): boolean {
  return !pattern.includes(':')
}

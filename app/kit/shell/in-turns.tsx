import { createContext, useContext, type ReactNode } from 'react'

/** A turn of the loop of whoever serves: whether it has come, and the promise that it will. */
export type Turn = { readonly hasCome: boolean; readonly comes: Promise<void> }

/** Gives out turns, one after the other, while a page is drawn for being sent. In the browser nobody waits, and there are none. */
export const TurnsContext = createContext<(() => Turn) | null>(null)

/** Parts that are drawn in some milliseconds together. */
const AT_ONCE = 100

function Piece({ turn, draw }: { turn: Turn | null; draw: () => ReactNode }) {
  // React draws what throws a promise once that is kept; nothing of a page is sent before all of it is drawn.
  if (turn && !turn.hasCome) throw turn.comes
  return <>{draw()}</>
}

/**
 * Draws a long list in pieces, each in a turn of its own, so that whoever asks meanwhile is served in between. What is sent is the same.
 * @param each draws one of them, with its key.
 */
export function InTurns<T>({ of, each }: { of: readonly T[]; each: (one: T) => ReactNode }) {
  const nextTurn = useContext(TurnsContext)
  const starts = Array.from({ length: Math.ceil(of.length / AT_ONCE) }, (_, piece) => piece * AT_ONCE)
  return starts.map((start) => (
    <Piece
      key={start}
      turn={start > 0 && nextTurn ? nextTurn() : null}
      draw={() => of.slice(start, start + AT_ONCE).map(each)}
    />
  ))
}

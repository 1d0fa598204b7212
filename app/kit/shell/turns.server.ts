import { setImmediate } from 'node:timers/promises'
import type { Turn } from './in-turns.tsx'

/** Turns of this thread's loop for one page: each comes after the one before, and whoever waited is served between the two. */
export function createTurns(): () => Turn {
  let before: Promise<unknown> = Promise.resolve()
  return () => {
    const comes = before.then(() => setImmediate())
    const turn: { hasCome: boolean; comes: Promise<void> } = {
      hasCome: false,
      comes: comes.then(() => void (turn.hasCome = true)),
    }
    // React draws in the round after: a turn that came in it would be drawn with this one.
    before = turn.comes.then(() => setImmediate())
    return turn
  }
}

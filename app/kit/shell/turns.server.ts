import { setImmediate } from 'node:timers/promises'
import type { Turn } from './in-turns.tsx'

/** Turns of this thread's loop for one page: each comes after the one before, and whoever waited is served between the two. */
export function createTurns(): () => Turn {
  let last = Promise.resolve()
  return () => {
    const turn = { hasCome: false, comes: last }
    turn.comes = last = last.then(async () => {
      await setImmediate()
      turn.hasCome = true
    })
    return turn
  }
}

import { useEffect } from 'react'
import type { Unsent } from './send-quietly.ts'

/** How what somebody types is saved by itself, part by part; each part has a revision of its own. */
type Saving<Typed, Saved> = {
  /** Milliseconds after the last change. */
  readonly pause: number
  /** What is to be saved of a part now, or null while it cannot be. */
  readonly ready: (part: string) => Typed | null
  readonly revisionOf: (part: string) => number
  readonly send: (part: string, typed: Typed, revision: number) => Promise<Saved | Unsent>
  readonly answered: (part: string, typed: Typed, saved: Saved | Unsent) => void
}

/** Saves of a page wait for each other, so that revisions follow; when the page is left, what still waits goes at once. */
export function quietSaving<Typed, Saved>({ pause, ready, revisionOf, send, answered }: Saving<Typed, Saved>) {
  const timers = new Map<string, number>()
  const sending = new Set<string>()
  const unsent = new Set<string>()
  let queue = Promise.resolve()
  const stop = (part: string): void => {
    window.clearTimeout(timers.get(part))
    timers.delete(part)
  }
  const sendNow = async (part: string, typed: Typed, revision: number): Promise<void> => {
    sending.add(part)
    const saved = await send(part, typed, revision)
    sending.delete(part)
    if (typeof saved === 'string') unsent.add(part)
    else unsent.delete(part)
    answered(part, typed, saved)
  }
  const readyNow = (part: string): Typed | null => {
    stop(part)
    return ready(part)
  }
  const saveNow = (part: string): void => {
    const typed = readyNow(part)
    if (typed !== null) queue = queue.then(() => sendNow(part, typed, revisionOf(part)))
  }
  const waiting = () => [...timers.keys()]
  return {
    saveNow,
    /** Saves a part a moment after its last change. */
    later: (part: string): void => {
      window.clearTimeout(timers.get(part))
      timers.set(
        part,
        window.setTimeout(() => saveNow(part), pause),
      )
    },
    /** Saves nothing of what waits: it is sent by another way. */
    drop: (): void => waiting().forEach(stop),
    /** Whether something is on its way; `settled` ends when it is there. */
    isSending: (): boolean => sending.size > 0,
    settled: (): Promise<void> => queue,
    /** Saves again what could not be saved. */
    retry: (): void => [...unsent].forEach(saveNow),
    /** Saves what waits, in its order: the page stays, or another one of the app follows. */
    flush: (): void => waiting().forEach(saveNow),
    /** Saves what waits without waiting for what is under way: after this the page may be gone. */
    leave: (): void =>
      waiting().forEach((part) => {
        const typed = readyNow(part)
        if (typed !== null) void sendNow(part, typed, revisionOf(part) + (sending.has(part) ? 1 : 0))
      }),
  }
}

type Leaving = Pick<ReturnType<typeof quietSaving>, 'flush' | 'leave' | 'retry'>

/** Nothing typed is lost with the page: it is saved when the page is hidden, closed or left for another one. */
export function useSavingOnLeave(saving: Leaving | null): void {
  useEffect(() => {
    if (!saving) return
    const hidden = () => {
      if (document.visibilityState === 'hidden') saving.flush()
    }
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('pagehide', saving.leave)
    window.addEventListener('online', saving.retry)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('pagehide', saving.leave)
      window.removeEventListener('online', saving.retry)
      saving.flush()
    }
  }, [saving])
}

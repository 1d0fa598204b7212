import type { Model } from 'survey-core'
import { formatOwnClock } from '#app/kit/format.ts'
import { fieldsOf, isOfLevel, itemOfField } from './live-definition.ts'
import { saveLevel, type Clash, type Typed, type Unsent } from './send-live-form.ts'

const PAUSE = 700

export type Tell = {
  readonly status: (words: string) => void
  readonly clash: (clash: Clash) => void
  /** Nobody is signed in any more, so that nothing is saved until somebody is. */
  readonly sessionEnded: (ended: boolean) => void
}

/** What is told where nothing was saved. */
export const UNSENT_WORDS: Record<Unsent, string> = {
  'no-line': 'No se pudo guardar: revise su conexión. Lo escrito sigue aquí.',
  'not-ours': 'No se guardó: contestó la red y no Espejo; quizá pide ingresar al wifi. Lo escrito sigue aquí.',
  session: 'No se guardó: su sesión terminó. Lo escrito sigue aquí.',
}

function typedIn(model: Model, item: string): Typed {
  const names = fieldsOf(item)
  const text = (name: string) => String(model.getValue(name) ?? '')
  return { level: text(names.level), reason: text(names.reason), note: text(names.note) }
}

/**
 * Saves each item a moment after its last change. Saves of a page wait for each other, so that revisions follow; when
 * the page is left, what still waits goes at once.
 */
export function autosave(model: Model, year: number, revisions: Map<string, number>, tell: Tell) {
  const timers = new Map<string, number>()
  const sending = new Set<string>()
  const unsent = new Set<string>()
  let queue = Promise.resolve()
  const send = async (item: string, typed: Typed, revision: number): Promise<void> => {
    sending.add(item)
    const saved = await saveLevel(year, item, typed, revision)
    sending.delete(item)
    if (typeof saved === 'string') {
      unsent.add(item)
      if (saved === 'session') tell.sessionEnded(true)
      return tell.status(UNSENT_WORDS[saved])
    }
    unsent.delete(item)
    tell.sessionEnded(false)
    if (saved.kind === 'conflict') return tell.clash({ item, typed, now: saved.now })
    if (saved.kind === 'refused') return tell.status(Object.values(saved.problems)[0] ?? 'No se guardó')
    revisions.set(item, saved.revision)
    tell.status(`Guardado a las ${formatOwnClock(new Date())}.`)
  }
  /** What is to be saved of an item now, or null while its reason is missing. */
  const ready = (item: string): Typed | null => {
    window.clearTimeout(timers.get(item))
    timers.delete(item)
    const typed = typedIn(model, item)
    if (typed.level !== 'na' || typed.reason.trim().length >= 10) return typed
    tell.status('Escriba por qué no aplica para que se guarde.')
    return null
  }
  const saveNow = (item: string): void => {
    const typed = ready(item)
    if (typed) queue = queue.then(() => send(item, typed, revisions.get(item) ?? 1))
  }
  const waiting = () => [...timers.keys()]
  model.onValueChanged.add((_, { name }) => {
    if (!isOfLevel(name)) return
    const item = itemOfField(name)
    window.clearTimeout(timers.get(item))
    tell.status('Guardando…')
    timers.set(
      item,
      window.setTimeout(() => saveNow(item), PAUSE),
    )
  })
  return {
    saveNow,
    /** Saves again what could not be saved. */
    retry: () => [...unsent].forEach(saveNow),
    /** Saves what waits, in its order: the page stays, or another one of the app follows. */
    flush: () => waiting().forEach(saveNow),
    /** Saves what waits without waiting for what is under way: after this the page may be gone. */
    leave: () =>
      waiting().forEach((item) => {
        const typed = ready(item)
        if (typed) void send(item, typed, (revisions.get(item) ?? 1) + (sending.has(item) ? 1 : 0))
      }),
  }
}

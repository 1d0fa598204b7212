import type { Model } from 'survey-core'
import { quietSaving } from '#app/kit/forms/quiet-saving.ts'
import { UNSENT_WORDS } from '#app/kit/forms/send-quietly.ts'
import { formatOwnClock } from '#app/kit/format.ts'
import { fieldsOf, isOfLevel, itemOfField } from './live-definition.ts'
import { saveLevel, type Clash, type Typed } from './send-live-form.ts'

const PAUSE = 700

export type Tell = {
  readonly status: (words: string) => void
  readonly clash: (clash: Clash) => void
  /** Nobody is signed in any more, so that nothing is saved until somebody is. */
  readonly sessionEnded: (ended: boolean) => void
}

function typedIn(model: Model, item: string): Typed {
  const names = fieldsOf(item)
  const text = (name: string) => String(model.getValue(name) ?? '')
  return { level: text(names.level), reason: text(names.reason), note: text(names.note) }
}

/** Saves each item a moment after its last change. */
export function autosave(model: Model, year: number, revisions: Map<string, number>, tell: Tell) {
  const saving = quietSaving({
    pause: PAUSE,
    revisionOf: (item) => revisions.get(item) ?? 1,
    ready: (item) => {
      const typed = typedIn(model, item)
      if (typed.level !== 'na' || typed.reason.trim().length >= 10) return typed
      tell.status('Escriba por qué no aplica para que se guarde.')
      return null
    },
    send: (item, typed: Typed, revision) => saveLevel(year, item, typed, revision),
    answered: (item, typed, saved) => {
      if (typeof saved === 'string') {
        if (saved === 'session') tell.sessionEnded(true)
        return tell.status(UNSENT_WORDS[saved])
      }
      tell.sessionEnded(false)
      if (saved.kind === 'conflict') return tell.clash({ item, typed, now: saved.now })
      if (saved.kind === 'refused') return tell.status(Object.values(saved.problems)[0] ?? 'No se guardó')
      revisions.set(item, saved.revision)
      tell.status(`Guardado a las ${formatOwnClock(new Date())}.`)
    },
  })
  model.onValueChanged.add((_, { name }) => {
    if (!isOfLevel(name)) return
    tell.status('Guardando…')
    saving.later(itemOfField(name))
  })
  return saving
}

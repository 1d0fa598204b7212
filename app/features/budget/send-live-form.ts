import { FORM_ID_FIELD } from '#app/kit/forms/form-id.ts'
import { ownAnswerOf } from '#app/kit/program/own-answer.ts'
import type { Added } from './change-evidence.server.ts'
import type { Saved } from './reply-to-review.server.ts'
import type { Conflict, SavedItem } from './save-level.server.ts'

export type Typed = { readonly level: string; readonly reason: string; readonly note: string }

// Of this loading of the page. What got no answer is tried again under the same form id, so that it is done once.
const page = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  .replace(/\+/g, '-')
  .replace(/\//g, '_')
  .slice(0, 22)
let answers = 0

/** Why nothing was saved: no line, a session that ended, or an answer that is not ours, as of a network with a sign-in page. */
export type Unsent = 'no-line' | 'session' | 'not-ours'

async function post<T>(year: number, item: string, form: FormData, more: RequestInit = {}): Promise<T | Unsent> {
  form.set(FORM_ID_FIELD, `${page}-${answers}`)
  try {
    const answer = await fetch(`/panel/presupuesto/${year}/preguntas/${item}/guardar`, {
      ...more,
      method: 'POST',
      headers: { Accept: 'application/json' },
      redirect: 'manual',
      body: form,
    })
    const own = ownAnswerOf(answer)
    if (own === 'sesion') return 'session'
    if (own !== 'datos') return answer.status >= 500 ? 'no-line' : 'not-ours'
    answers += 1
    return (await answer.json()) as T
  } catch {
    return 'no-line'
  }
}

/** Saves level, reason and note, also while the page is being left; or why that could not be. */
export function saveLevel(
  year: number,
  item: string,
  { level, reason, note }: Typed,
  revision: number,
): Promise<SavedItem | Unsent> {
  const form = new FormData()
  for (const [name, value] of Object.entries({
    accion: 'nivel',
    nivel: level,
    razon: reason,
    nota: note,
    revision: String(revision),
  }))
    form.set(name, value)
  return post<SavedItem>(year, item, form, { keepalive: true })
}

/** Sends a file with what was said of it, by the server's field names. */
export function uploadFile(
  year: number,
  item: string,
  file: File,
  description: Readonly<Record<string, string>>,
): Promise<Added | Unsent> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ accion: 'agregar', tipo: 'archivo', ...description }))
    form.set(name, value)
  form.set('archivo', file)
  return post<Added>(year, item, form)
}

export async function removeFile(year: number, item: string, id: string): Promise<boolean> {
  const form = new FormData()
  form.set('accion', 'retirar')
  form.set('documento', id)
  const removed = await post<Saved>(year, item, form)
  return typeof removed !== 'string' && removed.ok
}

/** A save that met somebody else's. */
export type Clash = { readonly item: string; readonly typed: Typed; readonly now: Conflict }

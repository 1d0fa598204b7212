import { sendQuietly, type Unsent } from '#app/kit/forms/send-quietly.ts'
import type { Added } from './change-evidence.server.ts'
import type { Saved } from './reply-to-review.server.ts'
import type { Conflict, SavedItem } from './save-level.server.ts'

export type Typed = { readonly level: string; readonly reason: string; readonly note: string }

function post<T>(year: number, item: string, form: FormData, more: RequestInit = {}): Promise<T | Unsent> {
  return sendQuietly<T>(`/panel/presupuesto/${year}/preguntas/${item}/guardar`, form, more)
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

import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { replyToReview, saveLevel, type Conflict } from './change-item.server.ts'
import { addItemEvidence, removeItemEvidence } from './add-evidence.server.ts'

export type ItemChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: FieldProblems; readonly now: Conflict | null }

/** Does what the page of an item asks for: save the level, add or take off a document, answer the review. */
export async function changeItemByForm(
  actor: Actor,
  year: string | undefined,
  item: string,
  form: FormData,
): Promise<ItemChanged> {
  switch (form.get('accion')) {
    case 'agregar':
      return refusedOrDone(await addItemEvidence(actor, year, item, form))
    case 'retirar':
      await removeItemEvidence(actor, year, item, String(form.get('documento') ?? ''))
      return { ok: true }
    case 'responder':
      return refusedOrDone(await replyToReview(actor, year, item, form))
    default: {
      const saved = await saveLevel(actor, year, item, form)
      if (saved.kind === 'saved') return { ok: true }
      return {
        ok: false,
        problems: saved.kind === 'refused' ? saved.problems : {},
        now: saved.kind === 'conflict' ? saved.now : null,
      }
    }
  }
}

function refusedOrDone(
  saved: { readonly ok: true } | { readonly ok: false; readonly problems: FieldProblems },
): ItemChanged {
  return saved.ok ? { ok: true } : { ok: false, problems: saved.problems, now: null }
}

const STATUS = { saved: 200, refused: 422, conflict: 409 } as const

/** The same for the drawn form, answered as JSON. */
export async function saveByScript(
  actor: Actor,
  year: string | undefined,
  item: string,
  form: FormData,
): Promise<Response> {
  switch (form.get('accion')) {
    case 'agregar': {
      const added = await addItemEvidence(actor, year, item, form)
      return Response.json(added, { status: added.ok ? 200 : 422 })
    }
    case 'retirar':
      await removeItemEvidence(actor, year, item, String(form.get('documento') ?? ''))
      return Response.json({ ok: true })
    default: {
      const saved = await saveLevel(actor, year, item, form)
      return Response.json(saved, { status: STATUS[saved.kind] })
    }
  }
}

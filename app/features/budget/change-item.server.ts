import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { addItemEvidence, putBackItemEvidence, removeItemEvidence, type Added } from './change-evidence.server.ts'
import type { ItemForm } from './form.ts'
import type { ItemPlace } from './load-item.server.ts'
import { replyToReview, type Saved } from './reply-to-review.server.ts'
import { saveLevel, type Conflict, type SavedItem } from './save-level.server.ts'

/** What became of it: of a level, a document, a document taken off or an answer. */
export type ItemOutcome = SavedItem | Added | Saved

/** Does what a form of an item asks for: saves the level, adds or takes off a document, answers the review. */
export async function changeItem(
  actor: Actor,
  { form, ...place }: ItemPlace & { readonly form: ItemForm },
): Promise<ItemOutcome> {
  switch (form.kind) {
    case 'add-evidence':
      return addItemEvidence(actor, { ...place, evidence: form.evidence })
    case 'remove-evidence':
      await removeItemEvidence(actor, { ...place, evidenceId: form.evidenceId })
      return { ok: true }
    case 'put-back-evidence':
      return putBackItemEvidence(actor, { ...place, evidenceId: form.evidenceId })
    case 'reply':
      return replyToReview(actor, { ...place, form: form.reply })
    case 'level':
      return saveLevel(actor, { ...place, level: form.level })
  }
}

export type ItemChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: FieldProblems; readonly now: Conflict | null }

/** The same for the page: whether it was done, and otherwise what is wrong or what stands there now. */
export function changedOf(outcome: ItemOutcome): ItemChanged {
  if ('ok' in outcome) return outcome.ok ? { ok: true } : { ok: false, problems: outcome.problems, now: null }
  if (outcome.kind === 'saved') return { ok: true }
  return outcome.kind === 'refused'
    ? { ok: false, problems: outcome.problems, now: null }
    : { ok: false, problems: {}, now: outcome.now }
}

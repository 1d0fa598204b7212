import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { decideAction } from '../decide-action.server.ts'
import type { ActionForm } from '../form.ts'
import type { OwnActionAsked } from '../view-plan.server.ts'

/** What became of what was saved by itself; `moved`: somebody else changed the action meanwhile. */
export type DraftAnswer =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'refused'; readonly problems: FieldProblems }
  | { readonly kind: 'moved'; readonly words: string }

/** Saves what is written of an action. @throws {AppError} `not-found` outside the actor's plan. */
export async function saveDraft(actor: Actor, asked: OwnActionAsked & { form: ActionForm }): Promise<DraftAnswer> {
  const saved = await decideAction(actor, asked)
  if (saved.ok) return { kind: 'saved', revision: saved.done.revision }
  return saved.moved
    ? { kind: 'moved', words: Object.values(saved.problems)[0] ?? '' }
    : { kind: 'refused', problems: saved.problems }
}

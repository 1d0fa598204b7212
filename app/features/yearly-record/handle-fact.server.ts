import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { readAnyProof } from '#app/features/plan/carry-out/form.ts'
import type { FactKind } from '#surveys/yearly-record/kinds.ts'
import { factDone } from './done-words.ts'
import { readFact, readFactOrder } from './form.ts'
import { moveFact } from './move-fact.server.ts'
import { factAddress, kindOfSlug, recordAddress, type RecordPlace } from './record-address.ts'
import { addFactProof, changeFact, recordFact, removeFactProof } from './save-fact.server.ts'
import { viewFact, viewNewFact } from './view-record.server.ts'
import type { Refused } from './load-record.server.ts'

/** What became of a form of a record: where to go and what is said there, or what is wrong. */
export type FactHandled = { readonly ok: true; readonly to: string; readonly words: string } | Refused

/** @throws {AppError} `not-found` for a word that names no kind. */
export function assertSlug(slug: string): FactKind {
  const kind = kindOfSlug(slug)
  if (kind === null) throw new AppError('not-found')
  return kind
}

/** Records a fact from what was sent, of an entity's own pages or of the Ministry's. */
export async function handleNewFact(
  actor: Actor,
  { slug, form, ...place }: RecordPlace & { readonly slug: string; readonly form: FormData },
): Promise<FactHandled> {
  const kind = assertSlug(slug)
  const view = viewNewFact(actor, { ...place, kind })
  const read = readFact(kind, form, view)
  if (!read.ok) return { ok: false, moved: false, problems: read.problems }
  const saved = await recordFact(actor, { ...place, input: read.input })
  const words = actor.scope.kind === 'country' ? 'El dato quedó registrado.' : 'El dato se guardó como borrador.'
  return saved.ok ? { ok: true, to: factAddress(place, saved.id), words } : saved
}

/** Does what a button of a fact's page asks for. */
export async function handleFact(
  actor: Actor,
  { factId, form, ...place }: RecordPlace & { readonly factId: string; readonly form: FormData },
): Promise<FactHandled> {
  const order = readFactOrder(form)
  const asked = { ...place, factId, revision: order.revision }
  const here = { ok: true, to: factAddress(place, factId), words: factDone(order.kind) } as const
  switch (order.kind) {
    case 'save': {
      const view = viewFact(actor, { ...place, factId })
      const read = readFact(view.kind, form, view)
      if (!read.ok) return { ok: false, moved: false, problems: read.problems }
      const changed = await changeFact(actor, { ...asked, input: read.input })
      return changed.ok ? here : changed
    }
    case 'add-proof': {
      const added = await addFactProof(actor, { ...asked, proof: readAnyProof(form) })
      return added.ok ? here : added
    }
    case 'remove-proof': {
      const removed = removeFactProof(actor, { ...asked, proofId: order.proofId })
      return removed.ok ? here : removed
    }
    default: {
      const moved = await moveFact(actor, { ...place, factId, order })
      if (!moved.ok) return moved
      return order.kind === 'delete' ? { ...here, to: recordAddress(place) } : here
    }
  }
}

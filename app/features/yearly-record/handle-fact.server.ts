import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { ProofInput } from '#app/features/plan/carry-out/form.ts'
import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import type { FactKind } from '#surveys/yearly-record/kinds.ts'
import { factDone } from './done-words.ts'
import type { FactInput, FactOrder, Read } from './form.ts'
import { moveFact } from './move-fact.server.ts'
import { factAddress, kindOfSlug, recordAddress, type RecordPlace } from './record-address.ts'
import { addFactProof, changeFact, recordFact, removeFactProof } from './save-fact.server.ts'
import { viewFact, viewNewFact } from './view-record.server.ts'
import type { Refused } from './load-record.server.ts'

/** What became of a form of a record: where to go and what is said there, or what is wrong. */
export type FactHandled = { readonly ok: true; readonly to: string; readonly words: string } | Refused

/** Reads what was sent as a fact of a kind, as `readFact` does. */
type FactReader = (
  kind: FactKind,
  asked: { readonly level: GovernmentLevel | null; readonly byLetter: boolean },
) => Read<FactInput>

/** @throws {AppError} `not-found` for a word that names no kind. */
export function assertSlug(slug: string): FactKind {
  const kind = kindOfSlug(slug)
  if (kind === null) throw new AppError('not-found')
  return kind
}

/** Records a fact from what was sent, of an entity's own pages or of the Ministry's. */
export async function handleNewFact(
  actor: Actor,
  { slug, read: reads, ...place }: RecordPlace & { readonly slug: string; readonly read: FactReader },
): Promise<FactHandled> {
  const kind = assertSlug(slug)
  const view = viewNewFact(actor, { ...place, kind })
  const read = reads(kind, view)
  if (!read.ok) return { ok: false, moved: false, problems: read.problems }
  const saved = await recordFact(actor, { ...place, input: read.input })
  const words = actor.scope.kind === 'country' ? 'El dato quedó registrado.' : 'El dato se guardó como borrador.'
  return saved.ok ? { ok: true, to: factAddress(place, saved.id), words } : saved
}

/** Does what a button of a fact's page asks for. */
export async function handleFact(
  actor: Actor,
  {
    factId,
    order,
    proof,
    read: reads,
    ...place
  }: RecordPlace & {
    readonly factId: string
    readonly order: FactOrder
    readonly proof: Read<ProofInput> | null
    readonly read: FactReader
  },
): Promise<FactHandled> {
  const asked = { ...place, factId, revision: order.revision }
  const here = { ok: true, to: factAddress(place, factId), words: factDone(order.kind) } as const
  switch (order.kind) {
    case 'save': {
      const view = viewFact(actor, { ...place, factId })
      const read = reads(view.kind, view)
      if (!read.ok) return { ok: false, moved: false, problems: read.problems }
      const changed = await changeFact(actor, { ...asked, input: read.input })
      return changed.ok ? here : changed
    }
    case 'add-proof': {
      const added = await addFactProof(actor, { ...asked, proof })
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

import { updateSheetEnd } from '#db/queries/adaptation.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { SheetOrder } from './form.ts'
import { placeOf, sheetOf } from './view-adaptation.server.ts'
import { pendingWords } from './words.ts'

/** @property moved where somebody ended or opened it meanwhile, or a document came or went. */
export type SheetChanged =
  | { readonly ok: true; readonly said: string }
  | { readonly ok: false; readonly moved: boolean; readonly problems: FieldProblems }

/**
 * Ends the sheet of the actor's entity, where every document was reviewed and none is left to be adapted, or opens it
 * again. @throws {AppError} `not-found` without an entity.
 */
export function changeSheetEnd(actor: Actor, order: SheetOrder, clock: Clock = systemClock): SheetChanged {
  const now = clock()
  const { entity, scope } = placeOf(actor)
  const refused = (words: string, moved = false): SheetChanged => ({ ok: false, moved, problems: { seguro: words } })
  if (ownEntityEnd(actor)) return refused('La entidad ya no está vigente')
  if (order.kind === 'end' && !order.isSure) return refused('Marque la casilla para confirmar')
  return inTransaction(
    runtime().database,
    (transaction) => {
      const { sheet, pending, tally } = sheetOf(transaction, scope, entity.id, actor.role)
      const ends = order.kind === 'end'
      if (ends && pending > 0) return refused(pendingWords(pending))
      if (!sheet || (sheet.endedOn !== null) === ends)
        return refused(ends ? 'La hoja ya estaba terminada' : 'La hoja ya estaba abierta', true)
      const detail = ends ? { adapted: tally.adapted, noChange: tally['no-change'], notHeld: tally['not-held'] } : {}
      const action = ends ? 'adaptation.ended' : 'adaptation.reopened'
      const deed = { action, objectKind: 'adaptation', objectId: entity.id, detail }
      const endedOn = ends ? limaDate(now) : null
      updateSheetEnd(transaction, { entityId: entity.id, endedOn }, (into) => recordDeed(into, actor, deed, now))
      return {
        ok: true,
        said: ends ? 'La hoja de adecuación está terminada.' : 'La hoja de adecuación está abierta otra vez.',
      }
    },
    'immediate',
  )
}

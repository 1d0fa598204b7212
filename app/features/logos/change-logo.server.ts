import { createHash } from 'node:crypto'
import { deleteLogo, findLogo, insertLogo, MINISTRY } from '#db/queries/logos.server.ts'
import type { Note } from '#db/queries/audit.server.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { noteChange } from '#app/features/directory/write-entity.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { LogoOrder } from './form.ts'
import { checkLogo, LARGEST_LOGO, LOGO_PROBLEM_WORDS, sizeInBox, type LogoProblem, type Size } from './logo-file.ts'
import type { LogoOwner } from './view-logo.server.ts'

export type LogoChanged =
  | { readonly ok: true; readonly said: string }
  | { readonly ok: false; readonly moved: boolean; readonly problems: FieldProblems }

const refused = (problem: LogoProblem): LogoChanged => ({
  ok: false,
  moved: false,
  problems: { logotipo: LOGO_PROBLEM_WORDS[problem] },
})

const MOVED: LogoChanged = {
  ok: false,
  moved: true,
  problems: { logotipo: 'Otra persona cambió el logotipo antes. Mire cómo está ahora y decida de nuevo' },
}

/** What the history of an entity keeps, and for the Ministry the log: the digest of the picture before and of the one after. */
function noteOf(actor: Actor, { id }: LogoOwner, before: string, after: string, now: Date): Note {
  if (id !== MINISTRY) {
    const line = { entityId: id, change: 'logo', before, after, document: '', effectiveOn: limaDate(now) } as const
    return noteChange(actor, line, now)
  }
  const deed = { action: 'ministry.logo', objectKind: 'ministry', objectId: 'ministry', detail: { before, after } }
  return (transaction) => recordDeed(transaction, actor, deed, now)
}

/** Runs a change where the logo is still the one that the page showed. */
function changed(
  owner: LogoOwner,
  { seen }: Pick<LogoOrder, 'seen'>,
  said: string,
  change: (transaction: Transaction) => void,
): LogoChanged {
  return inTransaction(runtime().database, (transaction) => {
    if ((findLogo(transaction, owner.id)?.sha256 ?? '') !== seen) return MOVED
    change(transaction)
    return { ok: true, said }
  })
}

type Drawn = { readonly image: Buffer; readonly size: Size }

/** What comes of an uploaded file: the picture alone, drawn anew, or why not. */
async function drawnFrom(file: File | null): Promise<Drawn | LogoProblem> {
  if (!file || file.size === 0) return 'missing'
  if (file.size > LARGEST_LOGO) return 'too-large'
  const bytes = new Uint8Array(await file.arrayBuffer())
  const checked = checkLogo(bytes)
  if (!checked.ok) return checked.problem
  const image = await drawn('logo', { bytes, head: checked.head })
  return image.byteLength === 0 ? 'blank' : { image, size: sizeInBox(checked.head) }
}

/**
 * Puts, replaces or removes the logo of an entity or of the Ministry. Nothing of the uploaded file is kept but the
 * picture.
 * @throws {AppError} `busy` where too many documents are drawn at once.
 */
export async function changeLogo(
  actor: Actor,
  { owner, order }: { readonly owner: LogoOwner; readonly order: LogoOrder },
  clock: Clock = systemClock,
): Promise<LogoChanged> {
  const now = clock()
  if (order.kind === 'remove')
    return changed(owner, order, 'El logotipo se quitó.', (transaction) =>
      deleteLogo(transaction, owner.id, noteOf(actor, owner, order.seen, '', now)),
    )
  const made = await drawnFrom(order.file)
  if (typeof made === 'string') return refused(made)
  const sha256 = createHash('sha256').update(made.image).digest('hex')
  const row = {
    ...{ owner: owner.id, entityId: owner.id === MINISTRY ? null : owner.id, image: made.image, sha256 },
    ...{ ...made.size, savedOn: limaDate(now) },
  }
  return changed(owner, order, 'El logotipo se guardó.', (transaction) =>
    insertLogo(transaction, row, noteOf(actor, owner, order.seen, sha256, now)),
  )
}

import { createHash } from 'node:crypto'
import type { Note } from '#db/queries/audit.server.ts'
import { insertFactSheet, listFactSheets, updateFactSheet, type StoredFacts } from '#db/queries/fact-sheets.server.ts'
import { listStaffFigures } from '#db/queries/staff-figures.server.ts'
import type { Database } from '#db/client.server.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import { EMPTY_SHEET, isEmptySheet, protectSheet, type Protected } from '#surveys/facts/protect-sheet.ts'
import type { Actor } from '#app/door/actor.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { factFaults, isOpenOn, type StaffKnown, type TypedFacts } from './fact-rules.ts'
import { closedWords, factProblems } from './words.ts'

/** The newest confirmed figure of the staff that a sheet counts: of the seat, without service contractors and interns. */
export function staffKnown(database: Database | Transaction, actor: Actor): StaffKnown | null {
  const figure = listStaffFigures(database, actor.scope).find(
    ({ decision, scope, campaignId }) =>
      decision?.verdict === 'confirmed' &&
      campaignId === null &&
      scope.kind === 'headquarters' &&
      !scope.serviceContractors &&
      !scope.interns,
  )
  return figure ? { women: figure.women, men: figure.men, countedOn: figure.countedOn } : null
}

/**
 * What would be stored, and the digest by which the page says that it was looked at.
 * @property keepsAnything false where nothing would be, and nothing is.
 */
export type FactReview = Protected & { readonly digest: string; readonly keepsAnything: boolean }
/** `moved` where somebody saved the sheet meanwhile. */
type Reviewed =
  | { readonly ok: false; readonly problems: FieldProblems; readonly moved: boolean }
  | { readonly ok: true; readonly review: FactReview; readonly before: StoredFacts | null }

/** Digest of what was typed and what would be stored of it. */
export function reviewDigest(input: TypedFacts, { sheet }: Pick<Protected, 'sheet'>): string {
  return createHash('sha256')
    .update(JSON.stringify([input, sheet]))
    .digest('hex')
}

type Asked = { readonly year: number; readonly input: TypedFacts }

function reviewed(database: Database | Transaction, actor: Actor, { year, input }: Asked, today: string): Reviewed {
  if (year > Number(today.slice(0, 4))) throw new AppError('not-found')
  if (!isOpenOn(year, today)) return { ok: false, problems: { fecha: closedWords(year) }, moved: false }
  if (ownEntityEnd(actor)) return { ok: false, problems: { fecha: 'La entidad ya no está vigente' }, moved: false }
  const sheets = listFactSheets(database, actor.scope)
  const before = sheets.find((sheet) => sheet.year === year) ?? null
  const problems = { fecha: 'Otra persona guardó la ficha mientras usted la llenaba. Compare y guarde otra vez' }
  if ((before?.revision ?? 0) !== input.revision) return { ok: false, problems, moved: true }
  const stored = before?.content ?? EMPTY_SHEET
  const staff = staffKnown(database, actor)
  const faults = factFaults(input, { year, today, stored, staff })
  if (faults.length > 0) return { ok: false, problems: factProblems(faults), moved: false }
  const otherYears = sheets.filter((sheet) => sheet.year !== year).map(({ content }) => content)
  const found = protectSheet({ cells: input.cells, stored, otherYears, staff })
  const keepsAnything = before !== null || !isEmptySheet(found.sheet)
  return { ok: true, review: { ...found, keepsAnything, digest: reviewDigest(input, found) }, before }
}

/**
 * Says what of a typed sheet would be stored. Nothing is stored.
 * @throws {AppError} `not-found` for a year to come.
 */
export function reviewFacts(actor: Actor, asked: Asked, clock: Clock = systemClock): Reviewed {
  return reviewed(runtime().database, actor, asked, limaDate(clock()))
}

/**
 * Stores what may be stored of a typed sheet; what was typed beyond it reaches no file and no note.
 * @param seen digest of the review that the person saw: where something else would be stored now, she sees that first.
 * @returns `saved` false where nothing was: she has not seen this, or nothing of it may be stored.
 * @throws {AppError} `not-found` for a year to come.
 */
export function saveFacts(
  actor: Actor,
  { seen, ...asked }: Asked & { readonly seen: string },
  clock: Clock = systemClock,
): Reviewed & { readonly saved: boolean } {
  const now = clock()
  return inTransaction(
    runtime().database,
    (transaction) => {
      const found = reviewed(transaction, actor, asked, limaDate(now))
      if (!found.ok || found.review.digest !== seen || !found.review.keepsAnything) return { ...found, saved: false }
      const entityId = actor.entity?.id
      if (entityId === undefined) throw new AppError('not-found')
      const { sheet: content } = found.review
      const revision = asked.input.revision + 1
      const { countedOn } = asked.input
      const sheet = { entityId, year: asked.year, countedOn, content, revision, savedOn: limaDate(now) }
      const detail = {
        revision,
        tables: Object.keys(content.tables).join(' '),
        lines: Object.keys(content.year).join(' '),
      }
      const deed = { action: 'facts.saved', objectKind: 'fact-sheet', objectId: `${entityId}-${asked.year}`, detail }
      const note: Note = (into) => recordDeed(into, actor, deed, now)
      if (!found.before) insertFactSheet(transaction, sheet, note)
      else if (!updateFactSheet(transaction, sheet, note)) throw new AppError('conflict')
      return { ...found, saved: true }
    },
    'immediate',
  )
}

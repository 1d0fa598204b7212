import { listMefFigures, listMefPliegos, listPliegoNames, updateMefPliego } from '#db/queries/mef-budget.server.ts'
import { plainSoles } from '#surveys/mef-budget/money.ts'
import type { Database } from '#db/client.server.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { countLines, digestOf, isConfirmable, type ImportLine, type LineCounts } from '#app/features/imports/report.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'
import type { MefOrigin } from './form.ts'
import { reviewMef, type MefStep } from './review-mef.ts'

declare module '#app/kit/program/beside-loop.server.ts' {
  interface DatabaseWorks {
    readonly 'review-mef': { readonly facts: MefSheet; readonly made: ReviewedMef }
    readonly 'store-mef': { readonly facts: AnnouncedMef; readonly made: StoredMef }
  }
}

export type MefSheet = {
  readonly actor: Actor
  readonly origin: MefOrigin
  readonly rows: readonly FilledRow[]
  readonly now: Date
}
/** `shown` is the digest of what somebody saw; `file` that of what she sent. */
export type AnnouncedMef = MefSheet & { readonly file: string; readonly shown: string }
export type ReviewedMef = { readonly lines: readonly ImportLine[]; readonly shown: string }
export type StoredMef = { readonly done: LineCounts } | { readonly moved: ReviewedMef }

/** "1002: 5000.50, 4800.00": budget and execution of each programme, as the log tells them. */
function programmesTold({ programmes }: MefStep): string {
  return programmes
    .map(({ programme, pim, executed }) => `${programme}: ${plainSoles(pim)}, ${plainSoles(executed)}`)
    .join('; ')
}

function prepared(handle: Transaction, { actor, origin: { year }, rows }: MefSheet) {
  const { scope } = actor
  const { lines, steps } = reviewMef(rows, {
    entities: listPliegoNames(handle, scope),
    pliegos: listMefPliegos(handle, scope, year).map(({ pliego }) => pliego),
    figures: listMefFigures(handle, scope, year),
  })
  return { lines, steps, shown: digestOf(lines, [String(year)]) }
}

/** What the rows of a sheet would do as it stands now. Stores nothing. */
export function reviewMefSheet(database: Database, sheet: MefSheet): ReviewedMef {
  const { lines, shown } = inTransaction(database, (transaction) => prepared(transaction, sheet))
  return { lines, shown }
}

/** Stores what was announced, all of it or nothing. */
export function storeMefSheet(database: Database, announced: AnnouncedMef): StoredMef {
  const { actor, origin, now, file } = announced
  return inTransaction(
    database,
    (transaction): StoredMef => {
      const { lines, steps, shown } = prepared(transaction, announced)
      const counts = countLines(lines)
      if (!isConfirmable(counts) || shown !== announced.shown) return { moved: { lines, shown } }
      const { year, source, sourcedOn } = origin
      for (const step of steps) {
        const told = { ...step, year, source, sourcedOn, importedBy: actor.userId, importedOn: limaDate(now) }
        updateMefPliego(transaction, told, (handle) =>
          recordDeed(
            handle,
            actor,
            {
              action: 'mef.figures-set',
              objectKind: 'mef-pliego',
              objectId: `${step.entityId}:${year}`,
              entityId: step.entityId,
              detail: { year, source, sourcedOn, totalPim: step.totalPim, programmes: programmesTold(step) },
            },
            now,
          ),
        )
      }
      const detail = { year, source, sourcedOn, rows: lines.length, entities: steps.length, sha256: file }
      recordDeed(
        transaction,
        actor,
        { action: 'mef.imported', objectKind: 'import', objectId: file.slice(0, 16), detail },
        now,
      )
      return { done: counts }
    },
    'immediate',
  )
}

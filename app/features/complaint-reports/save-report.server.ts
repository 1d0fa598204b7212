import { insertComplaintReport, listComplaintReports } from '#db/queries/complaint-reports.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { halfId, openHalves, type HalfYear } from '#surveys/complaints/half-years.ts'
import { reportFaults } from '#surveys/complaints/report.ts'
import type { Actor } from '#app/door/actor.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { ReportForm } from './form.ts'
import { sealReport } from './sealed-report.server.ts'
import { CHANGED_MEANWHILE, reportProblem } from './words.ts'

/** `moved`: somebody saved it meanwhile. */
export type ReportSaved =
  | { readonly ok: true }
  | { readonly ok: false; readonly moved: boolean; readonly problems: FieldProblems }

const refused = (problems: FieldProblems, moved = false): ReportSaved => ({ ok: false, moved, problems })

/**
 * Stores what Recursos Humanos says of a half year as one revision more, sealed. The note tells that something was saved,
 * and not whether there were complaints, nor that the sheet was handed in, which says the same.
 * @throws {AppError} `not-found` for a half year that may not be told, or without an entity.
 */
export function saveReport(
  actor: Actor,
  { half, form }: { readonly half: HalfYear; readonly form: ReportForm },
  clock: Clock = systemClock,
): ReportSaved {
  const now = clock()
  const today = limaDate(now)
  const { entity } = actor
  if (!entity || !openHalves(today).some((open) => halfId(open) === halfId(half))) throw new AppError('not-found')
  if (ownEntityEnd(actor)) return refused({ estado: 'La entidad ya no está vigente' })
  if (!form.ok) return refused(form.problems)
  const faults = reportFaults(form.report, half, today)
  if (faults.length > 0) return refused(Object.fromEntries([...faults].reverse().map(reportProblem)))
  const { report } = form
  return inTransaction(
    runtime().database,
    (transaction): ReportSaved => {
      const told = listComplaintReports(transaction, actor.scope, entity.id)
      const newest = told.find((each) => each.year === half.year && each.half === half.half)
      if ((newest?.revision ?? 0) !== form.revision) return refused({ estado: CHANGED_MEANWHILE }, true)
      const revision = form.revision + 1
      const sealed = sealReport(report, { entityId: entity.id, half, revision })
      const row = { entityId: entity.id, ...half, revision, sealed, savedOn: today }
      const deed = {
        action: 'complaint-report.saved',
        objectKind: 'complaint-report',
        objectId: `${entity.id}-${halfId(half)}`,
        detail: { revision },
      }
      insertComplaintReport(transaction, row, (into) => recordDeed(into, actor, deed, now))
      return { ok: true }
    },
    'immediate',
  )
}

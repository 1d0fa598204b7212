import { listPlanFollowUps, listPlanProofs, listStatusEvents } from '#db/queries/plan-reports.server.ts'
import { findRhythm } from '#db/queries/plan-rhythm.server.ts'
import { listPlanSteps } from '#db/queries/plan-steps.server.ts'
import { listPlanVersions } from '#db/queries/plan-versions.server.ts'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import { citation } from '#surveys/norms/norms.ts'
import type { Actor } from '#app/door/actor.ts'
import { logoImageOf } from '#app/features/logos/view-logo.server.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import type { Manuscript } from '#app/kit/documents/manuscript.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { askedCutOffs, cutOffsOf, dueCutOff } from '../carry-out/cut-offs.ts'
import { loadPlan, planHead, type PlanAsked } from '../view-plan.server.ts'
import { progressReport, type ProgressReport } from './progress-report.ts'
import { reportFacts } from './report-facts.ts'
import { reportDigest, reportManuscript } from './report-manuscript.ts'

/** Which report: of which plan, and of which of its cut-offs (ISO date). */
export type ReportAsked = PlanAsked & { readonly cutOff: string }

/** Cut-off whose report is read where nobody says which: the one that is told for, else the newest that has come, else the first. */
export function usualCutOff(actor: Actor, { year, entityId }: PlanAsked, clock: Clock = systemClock): string {
  const today = limaDate(clock())
  const rhythm = findRhythm(runtime().database, { year, entityId: actor.entity?.id ?? entityId ?? '' })
  const asked = askedCutOffs(year, rhythm)
  return (dueCutOff(year, today, rhythm) ?? asked.findLast(({ on }) => on <= today) ?? asked[0])?.on ?? `${year}-06-30`
}

/** @throws {AppError} `not-found` outside the scope, and for a day that is no cut-off of the plan. */
async function loadReport(actor: Actor, { cutOff, ...asked }: ReportAsked, today: string) {
  if (!cutOffsOf(asked.year).some(({ on }) => on === cutOff)) throw new AppError('not-found')
  const { database } = runtime()
  const { entity, actions } = await loadPlan(actor, asked)
  const plan = { entityId: entity.id, year: asked.year }
  const [followUps, events, proofs, versions, steps] = await Promise.all([
    listPlanFollowUps(database, plan),
    listStatusEvents(database, plan),
    listPlanProofs(database, plan),
    listPlanVersions(database, actor.scope, plan),
    listPlanSteps(database, actor.scope, plan),
  ])
  const report = progressReport({
    entity: { id: entity.id, name: entity.name, invented: entity.invented },
    ...{ year: asked.year, cutOff, today, whole: actor.role !== 'reader' },
    ...{ actions, followUps, events, proofs, versions, steps },
  })
  const told = new Set(followUps.map((followUp) => followUp.cutOff))
  return { entity, actions, report, told }
}

/** The report of a cut-off as its page shows it. @throws {AppError} `not-found`. */
export async function viewReport(actor: Actor, asked: ReportAsked, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const { entity, actions, report, told } = await loadReport(actor, asked, today)
  const rhythm = findRhythm(runtime().database, { entityId: entity.id, year: asked.year })
  const isAsked = new Set(askedCutOffs(asked.year, rhythm).map(({ on }) => on))
  const { mechanism, mechanismNorm } = legalFrameOn(report.cutOff)
  return {
    head: await planHead(actor, { year: asked.year, entity, actions }, today),
    report,
    facts: reportFacts(report, mechanism, citation(mechanismNorm)),
    digest: reportDigest(report),
    /** Cut-offs of the plan with a report to read: those that are asked for, and others for which something was told. */
    cutOffs: cutOffsOf(asked.year)
      .filter((each) => told.has(each.on) || each.on === asked.cutOff || isAsked.has(each.on))
      .map(({ on }) => on),
  }
}

export type ReportView = Awaited<ReturnType<typeof viewReport>>

/** The same as a document. @throws {AppError} `not-found`. */
export async function getReportDocument(
  actor: Actor,
  asked: ReportAsked,
  clock: Clock = systemClock,
): Promise<{ readonly report: ProgressReport; readonly manuscript: Manuscript }> {
  const today = limaDate(clock())
  const { entity, report } = await loadReport(actor, asked, today)
  return { report, manuscript: reportManuscript(report, today, logoImageOf(entity)) }
}

/** A report changes while its cut-off is open, so its file says of which minute it is. */
export function reportFileName(
  { entity, year, cutOff }: ProgressReport,
  ending: 'pdf' | 'docx',
  clock: Clock = systemClock,
): string {
  const apart = [year, `corte ${cutOff}`]
  return fileName({ what: 'Informe de avance', entity: entity.name, apart, date: clock() }, ending)
}

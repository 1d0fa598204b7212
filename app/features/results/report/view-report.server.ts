import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import {
  calculationView,
  dimensionsView,
  loadResult,
  questionsView,
  sexesView,
  summaryView,
  timeView,
  type LoadedResult,
} from '../view-tab.server.ts'

/** What a report says of a result, its annex with it. */
export function reportOf(loaded: LoadedResult, clock: Clock = systemClock) {
  const calculation = calculationView(loaded)
  return {
    summary: summaryView(loaded),
    dimensions: dimensionsView(loaded),
    identity: calculation.identity,
    printedOn: limaDate(clock()),
    /** Who answers for it in the entity, as the law of the day of the release calls it. */
    responsible: legalFrameOn(calculation.identity.releasedOn).mechanism,
    annex: { sexes: sexesView(loaded), time: timeView(loaded), questions: questionsView(loaded, {}), calculation },
  }
}

/**
 * The result as a paper: cover, summary, one dimension per half page; the annex (each question, the tables, the rules of
 * the arithmetic) only where it was asked for. @throws {AppError} `not-found` outside the scope.
 */
export async function getReport(
  actor: Actor,
  { campaignId, annex }: { readonly campaignId: string; readonly annex: boolean },
  clock: Clock = systemClock,
) {
  const report = reportOf(await loadResult(actor, campaignId, clock), clock)
  return { ...report, annex: annex ? report.annex : null }
}

export type ReportView = Awaited<ReturnType<typeof getReport>>

import type { Actor } from '#app/door/actor.ts'
import { logoOfEntity } from '#app/features/logos/view-logo.server.ts'
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
} from '../view-tab.server.ts'

/**
 * The result as a paper: cover, summary, one dimension per half page; the annex (each question, the tables, the rules of
 * the arithmetic) only where it was asked for. @throws {AppError} `not-found` outside the scope.
 */
export async function getReport(
  actor: Actor,
  { campaignId, annex }: { readonly campaignId: string; readonly annex: boolean },
  clock: Clock = systemClock,
) {
  const loaded = await loadResult(actor, campaignId, clock)
  const calculation = calculationView(loaded)
  return {
    logo: logoOfEntity(loaded.results.record.entityId),
    summary: summaryView(loaded),
    dimensions: dimensionsView(loaded),
    identity: calculation.identity,
    printedOn: limaDate(clock()),
    /** Who answers for it in the entity, as the law of the day of the release calls it. */
    responsible: legalFrameOn(calculation.identity.releasedOn).mechanism,
    annex: annex
      ? { sexes: sexesView(loaded), time: timeView(loaded), questions: questionsView(loaded, {}), calculation }
      : null,
  }
}

export type ReportView = Awaited<ReturnType<typeof getReport>>

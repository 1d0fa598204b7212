import { listVouchers } from '#db/queries/keepers.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { logoOfEntity } from '#app/features/logos/view-logo.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
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

/** The head of the entity of whoever keeps its accounts; null for others, for the head herself, and where there is none. */
function headOf(actor: Actor, today: string): { readonly name: string; readonly email: string } | null {
  if (!actor.entity || !can(actor.role, 'accounts:manage')) return null
  const head = listVouchers(runtime().database, actor.entity.id, today).find(({ role }) => role === 'head')
  return head && head.userId !== actor.userId ? { name: head.name, email: head.email } : null
}

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
  const loaded = await loadResult(actor, campaignId, clock)
  const report = reportOf(loaded, clock)
  return {
    ...report,
    logo: logoOfEntity(loaded.results.record.entityId),
    toHead: headOf(actor, report.printedOn),
    annex: annex ? report.annex : null,
  }
}

export type ReportView = Awaited<ReturnType<typeof getReport>>

import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import { getCalculation, getDimensions, getQuestions, getSexes, getSummary, getTime } from '../view-tab.server.ts'

/** Everything that does not stand in the body of the paper: each question, the tables, the rules of the arithmetic. */
async function annexOf(actor: Actor, campaignId: string) {
  return {
    sexes: await getSexes(actor, campaignId),
    time: await getTime(actor, campaignId),
    questions: await getQuestions(actor, campaignId, {}),
    calculation: await getCalculation(actor, campaignId),
  }
}

/** The result as a paper: cover, summary, one dimension per half page; the annex only where it was asked for. */
export async function getReport(
  actor: Actor,
  { campaignId, annex }: { readonly campaignId: string; readonly annex: boolean },
  clock: Clock = systemClock,
) {
  const { head: _head, ...dimensions } = await getDimensions(actor, campaignId)
  const summary = await getSummary(actor, campaignId, clock)
  const { identity } = await getCalculation(actor, campaignId)
  return {
    summary,
    dimensions,
    identity,
    printedOn: limaDate(clock()),
    /** Who answers for it in the entity, as the law of the day of the release calls it. */
    responsible: legalFrameOn(identity.releasedOn).mechanism,
    annex: annex ? await annexOf(actor, campaignId) : null,
  }
}

export type ReportView = Awaited<ReturnType<typeof getReport>>

import type { Actor } from '#app/door/actor.ts'
import type { LogoImage } from '#app/kit/documents/logo-image.ts'
import type { Manuscript } from '#app/kit/documents/manuscript.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { reportOf } from '../report/view-report.server.ts'
import { loadResult } from '../view-tab.server.ts'
import type { Results } from '../view-results.server.ts'
import { whatToDo } from '../what-to-do-facts.ts'
import { onePage } from './one-page.ts'
import { resultsManuscript, type ResultsDocument } from './results-manuscript.ts'

/** An action whose reasons tell nothing of what was found of what happened to people. */
function untold(action: PlanAction): PlanAction {
  return {
    ...action,
    reasons: action.reasons.map((reason) => (reason.kind === 'prevalence' ? { ...reason, published: null } : reason)),
  }
}

type Released = Results['record']['release']
/** Of what the gate made a part is left out, and nothing added. */
const withoutPrevalence = ({ prevalence: _told, ...release }: Released): Released => release

/**
 * A result as it may leave the pages of the entity: neither what happened to people, nor an order or a mark in what is to
 * be done that would tell of it.
 * @param today ISO date in Lima time.
 */
function withoutWhatHappened(results: Results, today: string): Results {
  const { record, plan } = results
  const told = { ...record, release: withoutPrevalence(record.release) }
  const untoldPlan = plan.map(untold)
  const toDo = whatToDo(instrumentByHash(record.release.instrument.hash), record, untoldPlan, today)
  return { ...results, record: told, plan: untoldPlan, toDo }
}

async function documentOf(actor: Actor, campaignId: string, logo: LogoImage | null, clock: Clock) {
  const loaded = await loadResult(actor, campaignId, clock)
  const results = withoutWhatHappened(loaded.results, limaDate(clock()))
  const report = reportOf({ ...loaded, results }, clock)
  const { invented } = results.record
  const asksWhatHappened = results.instrument.prevalence !== null
  return { results, document: { ...report, invented, asksWhatHappened, logo } satisfies ResultsDocument }
}

type Written = { readonly results: Results; readonly manuscript: Manuscript }

/**
 * The released results as a document. @param logo of the entity, where it has one.
 * @throws {AppError} `not-found` outside the scope.
 */
export async function getResultsDocument(
  actor: Actor,
  campaignId: string,
  logo: LogoImage | null = null,
  clock: Clock = systemClock,
): Promise<Written> {
  const { results, document } = await documentOf(actor, campaignId, logo, clock)
  return { results, manuscript: resultsManuscript(document) }
}

/** The same on one page, for who decides. @throws {AppError} `not-found` outside the scope. */
export async function getOnePage(
  actor: Actor,
  campaignId: string,
  logo: LogoImage | null = null,
  clock: Clock = systemClock,
): Promise<Written> {
  const { results, document } = await documentOf(actor, campaignId, logo, clock)
  return { results, manuscript: onePage(document, results.plan) }
}

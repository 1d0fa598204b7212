import type { Actor } from '#app/door/actor.ts'
import { logoImageOf } from '#app/features/logos/view-logo.server.ts'
import type { Manuscript } from '#app/kit/documents/manuscript.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { reportOf } from '../report/view-report.server.ts'
import { loadResult } from '../view-tab.server.ts'
import type { Results } from '../view-results.server.ts'
import { whatToDo } from '../what-to-do-facts.ts'
import { onePage } from './one-page.ts'
import { resultsManuscript, type ResultsDocument } from './results-manuscript.ts'

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
  const toDo = whatToDo(instrumentByHash(record.release.instrument.hash), told, plan, today)
  return { ...results, record: told, toDo }
}

async function documentOf(actor: Actor, campaignId: string, clock: Clock) {
  const loaded = await loadResult(actor, campaignId, clock)
  const results = withoutWhatHappened(loaded.results, limaDate(clock()))
  const report = reportOf({ ...loaded, results }, clock)
  const { invented, entityId: id, entityName: name } = results.record
  const logo = logoImageOf({ id, name })
  const asksWhatHappened = results.instrument.prevalence !== null
  return { results, document: { ...report, invented, asksWhatHappened, logo } satisfies ResultsDocument }
}

type Written = { readonly results: Results; readonly manuscript: Manuscript }

/**
 * The released results as a document, with the logo of their entity.
 * @throws {AppError} `not-found` outside the scope.
 */
export async function getResultsDocument(
  actor: Actor,
  campaignId: string,
  clock: Clock = systemClock,
): Promise<Written> {
  const { results, document } = await documentOf(actor, campaignId, clock)
  return { results, manuscript: resultsManuscript(document) }
}

/** The same on one page, for who decides. @throws {AppError} `not-found` outside the scope. */
export async function getOnePage(actor: Actor, campaignId: string, clock: Clock = systemClock): Promise<Written> {
  const { results, document } = await documentOf(actor, campaignId, clock)
  return { results, manuscript: onePage(document, results.plan) }
}

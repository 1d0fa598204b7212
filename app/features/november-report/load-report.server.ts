import {
  findNovemberDraft,
  listNovemberVersions,
  shownDigest,
  type NovemberDraft,
  type NovemberVersion,
} from '#db/queries/november-reports.server.ts'
import type { PresentedContent } from '#db/schema/november-reports.ts'
import type { Scope } from '#db/scope.ts'
import { composeReport } from '#surveys/november-report/compose-report.ts'
import type { ReportFacts } from '#surveys/november-report/facts.ts'
import { FIRST_REPORT_YEAR } from '#surveys/november-report/objectives.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { gatherFacts } from './gather-facts.server.ts'
import type { ReportAsked } from './november-address.ts'

/** What stands in for a report that nobody began. */
function unbegun(entityId: string, year: number): NovemberDraft {
  return {
    ...{ entityId, year, texts: {}, letterNumber: '', letterDate: '', state: 'draft', sentOn: null },
    ...{ returnReason: '', version: 0, correctionReason: null, revision: 0 },
  }
}

/** What would be presented of a report as it is now, with the facts that it is made of. */
export type LoadedReport = {
  readonly draft: NovemberDraft
  readonly facts: ReportFacts
  readonly content: PresentedContent
  /** Of everything that would be presented: a form brings it back. */
  readonly digest: string
}

/** Of which years there is a report on a day. @param today ISO date in Lima time. */
export function isReportYear(year: number, today: string): boolean {
  return year >= FIRST_REPORT_YEAR && year <= Number(today.slice(0, 4))
}

async function load(scope: Scope, entityId: string, year: number, now: Date): Promise<LoadedReport> {
  const today = limaDate(now)
  if (!isReportYear(year, today)) throw new AppError('not-found')
  const place = { entityId, year }
  const draft = findNovemberDraft(runtime().database, scope, place) ?? unbegun(entityId, year)
  const facts = { ...(await gatherFacts(runtime().database, scope, place, today)), texts: draft.texts }
  const content: PresentedContent = {
    report: composeReport(facts),
    letter: { number: draft.letterNumber, date: draft.letterDate },
    texts: draft.texts,
  }
  return { draft, facts, content, digest: shownDigest(draft, content) }
}

/**
 * The report of a year of the actor's own entity, as it would be presented now.
 * @throws {AppError} `not-found` without an entity, and for a year that has no report.
 */
export async function loadOwnReport(actor: Actor, year: number, now: Date): Promise<LoadedReport> {
  if (!actor.entity) throw new AppError('not-found')
  return load(actor.scope, actor.entity.id, year, now)
}

/**
 * What is shown or drawn of a report: the presented version that is asked for, or of the own entity what would be presented.
 * To the Ministry a report is there from its presentation on.
 * @throws {AppError} `not-found`.
 */
export async function loadAsked(
  actor: Actor,
  { year, version, entityId }: ReportAsked,
  now: Date,
): Promise<{ readonly content: PresentedContent; readonly version: NovemberVersion | null; readonly digest: string }> {
  const id = actor.entity?.id ?? entityId
  if (id === null || !isReportYear(year, limaDate(now))) throw new AppError('not-found')
  if (version === null) {
    const { content, digest } = await loadOwnReport(actor, year, now)
    return { content, digest, version: null }
  }
  const found = findVersion(actor, { entityId: id, year, version })
  return { content: found.content, digest: found.digest, version: found }
}

type Asked = { readonly entityId: string; readonly year: number; readonly version: number }

/** A presented version within the actor's scope. @throws {AppError} `not-found`. */
export function findVersion(actor: Actor, { entityId, year, version }: Asked): NovemberVersion {
  const versions = listNovemberVersions(runtime().database, actor.scope, { entityId, year })
  const found = versions.find((each) => each.version === version)
  if (!found) throw new AppError('not-found')
  return found
}

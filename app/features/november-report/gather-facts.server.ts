import type { Database } from '#db/client.server.ts'
import { listAssessments } from '#db/queries/budget.server.ts'
import { listEntityFacts } from '#db/queries/yearly-record.server.ts'
import { factOf } from '#db/stored-fact.ts'
import { findReportedEntity, type ReportPlace } from '#db/queries/november-reports.server.ts'
import { findPlan } from '#db/queries/plan-head.server.ts'
import { listPlanFollowUps, listPlanProofs, listStatusEvents } from '#db/queries/plan-reports.server.ts'
import { listPlanSteps } from '#db/queries/plan-steps.server.ts'
import { listPlanVersions } from '#db/queries/plan-versions.server.ts'
import { listPlanActions } from '#db/queries/plans.server.ts'
import { listReleases } from '#db/queries/releases.server.ts'
import type { Scope } from '#db/scope.ts'
import { instrumentByHash, latestInstrument } from '#surveys/instruments/index.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import type { PlanFacts, ReportFacts, ToolFacts } from '#surveys/november-report/facts.ts'
import { cutOffOf } from '#surveys/november-report/objectives.ts'
import { toldFacts, toldPlan, toldTools } from '#surveys/november-report/told-facts.ts'
import type { RecordFact } from '#surveys/yearly-record/fact.ts'
import { countProofs } from '#app/features/plan/progress-report/at-cut-off.ts'
import { progressReport } from '#app/features/plan/progress-report/progress-report.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { figureSentence, releaseDecimals } from '#app/kit/words/figure-words.ts'
import { budgetFacts } from './budget-facts.server.ts'
import { reportObligation } from './obligation.ts'

/** What was told of the plan for 31 October goes into the report: until 30 November it may be told. */
const planCutOff = (year: number) => `${year}-10-31`

async function planFacts(
  database: Database,
  scope: Scope,
  place: ReportPlace,
  readOn: string,
): Promise<PlanFacts | null> {
  const { entityId, year } = place
  const plan = await findPlan(database, scope, entityId, year)
  const cutOff = cutOffOf(year)
  if (!plan || plan.createdOn > cutOff) return null
  const [actions, followUps, events, proofs, versions, steps] = await Promise.all([
    listPlanActions(database, scope, entityId, year),
    listPlanFollowUps(database, place),
    listStatusEvents(database, place),
    listPlanProofs(database, place),
    listPlanVersions(database, scope, place),
    listPlanSteps(database, scope, place),
  ])
  const report = progressReport({
    entity: { id: entityId, name: '', invented: false },
    ...{ year, cutOff: planCutOff(year), today: readOn, whole: false },
    ...{ actions, followUps, events, proofs, versions, steps },
  })
  const done = report.actions.filter(({ part }) => part === 'done')
  const submitted = steps.find(({ step, at }) => step === 'submitted' && limaDate(new Date(at)) <= cutOff)
  return {
    submittedOn: submitted ? limaDate(new Date(submitted.at)) : null,
    signedOn: versions.find(({ signedOn }) => signedOn <= cutOff)?.signedOn ?? null,
    accepted: report.actions.length,
    done: done.length,
    proven: done.filter((action) => countProofs(action.proofs) > 0).length,
  }
}

/** Instruments that describe opinions or ask about harm: that they were applied travels, what came of them does not. */
function mayTravel(hash: string): boolean {
  const instrument = instrumentByHash(hash)
  return instrument.slug === 'organizational-culture' && !asksAboutHarm(instrument)
}

async function toolFacts(
  database: Database,
  scope: Scope,
  { year }: ReportPlace,
  recorded: readonly RecordFact[],
): Promise<ToolFacts[]> {
  const isOfYear = (day: string | null): day is string =>
    day !== null && day >= `${year}-01-01` && day <= cutOffOf(year)
  const [records, assessments] = await Promise.all([listReleases(database, scope), listAssessments(database, scope)])
  const released = records.flatMap(({ release, closedOn, closesOn, releasedOn }): ToolFacts[] => {
    const on = closedOn ?? closesOn
    if (!isOfYear(on) || releasedOn > cutOffOf(year)) return []
    const { hash } = release.instrument
    const says = mayTravel(hash) ? figureSentence(release.overall, release.k, releaseDecimals(release)) : null
    return [{ title: instrumentByHash(hash).title, on, says, document: null }]
  })
  const signed = assessments.flatMap(({ submittedOn, instrumentHash }): ToolFacts[] =>
    isOfYear(submittedOn)
      ? [{ title: instrumentByHash(instrumentHash).title, on: submittedOn, says: null, document: null }]
      : [],
  )
  const outside = toldTools(recorded, year).map(
    ({ instrument, document, on }): ToolFacts => ({
      title: latestInstrument(instrument).title,
      on,
      says: null,
      document,
    }),
  )
  return [...released, ...signed, ...outside].sort(
    (one, other) => one.on.localeCompare(other.on) || one.title.localeCompare(other.title),
  )
}

/**
 * Everything that a report is composed of but what is written for it: as the entity itself may see it, up to the cut-off.
 * @param scope of the entity alone. @param readOn ISO date in Lima time.
 * @throws {AppError} `not-found` outside the scope.
 */
export async function gatherFacts(
  database: Database,
  scope: Scope,
  place: ReportPlace,
  readOn: string,
): Promise<Omit<ReportFacts, 'texts'>> {
  const entity = findReportedEntity(database, scope, place)
  if (!entity) throw new AppError('not-found')
  const recorded = listEntityFacts(database, scope, place.entityId, place.year).map(factOf)
  return {
    year: place.year,
    entity,
    obligation: reportObligation(entity.level, place.year),
    readOn,
    record: toldFacts(recorded, place.year),
    plan: await planFacts(database, scope, place, readOn),
    outsidePlan: toldPlan(recorded, place.year),
    budget: budgetFacts(database, scope, place.year),
    tools: await toolFacts(database, scope, place, recorded),
  }
}

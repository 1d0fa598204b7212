import { and, asc, eq, gte, isNotNull, isNull, lte, min, sql } from 'drizzle-orm'
import {
  assessments,
  assessmentSubmissions,
  campaigns,
  planActions,
  planEvidence,
  plans,
  planSteps,
  planVersions,
} from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { factOf } from '#db/stored-fact.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import { appliedFact, planFact, type AppliedHere, type PlanHere } from '#surveys/yearly-record/derived.ts'
import type { RecordFact } from '#surveys/yearly-record/fact.ts'
import { listEntityFacts, listMinistryFacts, listStoredFacts } from './yearly-record.server.ts'

/** Whose facts are derived: everybody's in the scope, or one entity's. */
type Whose = { readonly scope: Scope; readonly entityId?: string }

/** Campaigns that closed in a year. That one closed says nothing of what was answered. */
function listClosedCampaigns(database: Handle, { scope, entityId }: Whose, year: number): AppliedHere[] {
  return database
    .select({
      id: campaigns.id,
      entityId: campaigns.entityId,
      instrument: campaigns.instrumentSlug,
      on: campaigns.closesOn,
    })
    .from(campaigns)
    .where(
      and(
        within(scope, campaigns.entityId),
        entityId === undefined ? undefined : eq(campaigns.entityId, entityId),
        eq(campaigns.status, 'closed'),
        gte(campaigns.closesOn, `${year}-01-01`),
        lte(campaigns.closesOn, `${year}-12-31`),
      ),
    )
    .orderBy(asc(campaigns.closesOn), asc(campaigns.id))
    .all()
}

/** Assessments of the budget that were first signed in a year. */
function listSignedAssessments(database: Handle, { scope, entityId }: Whose, year: number): AppliedHere[] {
  return database
    .select({
      id: assessments.id,
      entityId: assessments.entityId,
      instrument: assessments.instrumentSlug,
      on: assessmentSubmissions.submittedOn,
    })
    .from(assessments)
    .innerJoin(
      assessmentSubmissions,
      and(eq(assessmentSubmissions.assessmentId, assessments.id), eq(assessmentSubmissions.round, 1)),
    )
    .where(
      and(
        within(scope, assessments.entityId),
        entityId === undefined ? undefined : eq(assessments.entityId, entityId),
        gte(assessmentSubmissions.submittedOn, `${year}-01-01`),
        lte(assessmentSubmissions.submittedOn, `${year}-12-31`),
      ),
    )
    .orderBy(asc(assessmentSubmissions.submittedOn), asc(assessments.id))
    .all()
}

/** The day in Lima (UTC−5 all year) of an instant, in SQL. */
const limaDay = (instant: typeof planSteps.at) => sql<string>`date(${instant}, '-5 hours')`

/** Plans of a year that were submitted to the head, with the day on which each stage was reached. */
function listPlansHere(database: Handle, { scope, entityId }: Whose, year: number): PlanHere[] {
  const ofPlan = and(eq(planSteps.entityId, plans.entityId), eq(planSteps.year, plans.year))
  const submitted = database
    .select({
      entityId: plans.entityId,
      year: plans.year,
      stepOn: min(limaDay(planSteps.at)),
      submittedOn: plans.submittedOn,
      signedOn: planVersions.signedOn,
    })
    .from(plans)
    .leftJoin(planSteps, and(ofPlan, eq(planSteps.step, 'submitted')))
    .leftJoin(
      planVersions,
      and(eq(planVersions.entityId, plans.entityId), eq(planVersions.year, plans.year), eq(planVersions.version, 1)),
    )
    .where(
      and(
        within(scope, plans.entityId),
        entityId === undefined ? undefined : eq(plans.entityId, entityId),
        eq(plans.year, year),
      ),
    )
    .groupBy(plans.entityId, plans.year)
    .orderBy(asc(plans.entityId))
    .all()
  const proved = database
    .select({
      entityId: planActions.entityId,
      progressOn: planActions.progressOn,
      provedOn: min(planEvidence.addedOn),
    })
    .from(planActions)
    .innerJoin(planEvidence, and(eq(planEvidence.actionId, planActions.id), isNull(planEvidence.removedOn)))
    .where(
      and(
        within(scope, planActions.entityId),
        entityId === undefined ? undefined : eq(planActions.entityId, entityId),
        eq(planActions.year, year),
        eq(planActions.status, 'accepted'),
        eq(planActions.progress, 'done'),
        isNotNull(planActions.progressOn),
      ),
    )
    .groupBy(planActions.id)
    .all()
  const doneOn = new Map<string, string>()
  for (const { entityId: entity, progressOn, provedOn } of proved) {
    const on = [progressOn ?? '', provedOn ?? ''].sort()[1] ?? ''
    const known = doneOn.get(entity)
    if (known === undefined || on < known) doneOn.set(entity, on)
  }
  return submitted.flatMap(({ stepOn, submittedOn, ...plan }) => {
    const on = stepOn ?? submittedOn ?? plan.signedOn
    return on === null
      ? []
      : [{ ...plan, submittedOn: on, signedOn: plan.signedOn, firstDoneOn: doneOn.get(plan.entityId) ?? null }]
  })
}

function derived(database: Handle, whose: Whose, year: number): RecordFact[] {
  return [
    ...listClosedCampaigns(database, whose, year).map(appliedFact),
    ...listSignedAssessments(database, whose, year).map(appliedFact),
    ...listPlansHere(database, whose, year).map(planFact),
  ]
}

/**
 * Everything that totals of a year are made of, of every entity of the scope: what was recorded, in every state, what is
 * derived from Espejo, and for the country the Ministry's own acts.
 */
export function listYearFacts(database: Handle, scope: Scope, year: number): RecordFact[] {
  return [
    ...listStoredFacts(database, scope, year).map(factOf),
    ...listMinistryFacts(database, scope, year).map(factOf),
    ...derived(database, { scope }, year),
  ]
}

/** The same of one entity. */
export function listEntityYearFacts(database: Handle, scope: Scope, entityId: string, year: number): RecordFact[] {
  return [
    ...listEntityFacts(database, scope, entityId, year).map(factOf),
    ...derived(database, { scope, entityId }, year),
  ]
}

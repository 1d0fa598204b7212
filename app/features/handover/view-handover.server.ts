import { findAdaptationSheet } from '#db/queries/adaptation.server.ts'
import { listAssessments } from '#db/queries/budget.server.ts'
import { listCampaigns, type Campaign } from '#db/queries/campaigns.server.ts'
import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import { listFactSheets } from '#db/queries/fact-sheets.server.ts'
import type { PlanRow } from '#db/queries/plan-head.server.ts'
import { listPlans } from '#db/queries/plan-steps.server.ts'
import { listPlanVersions } from '#db/queries/plan-versions.server.ts'
import { listPlanActions, type PlanAction } from '#db/queries/plans.server.ts'
import { listReleaseDays } from '#db/queries/waiting.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { handoverDay, mandateEnd } from '#surveys/norms/mandates.ts'
import { citation, isVerified } from '#surveys/norms/norms.ts'
import type { Actor } from '#app/door/actor.ts'
import { isKeeper } from '#app/door/membership-rules.ts'
import { entityOf, getEntityAccounts } from '#app/features/accounts/list-accounts.server.ts'
import { planProgress } from '#app/features/plan/plan-progress.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { deadlines } from './deadlines.ts'

/** Campaigns that are prepared or under way: they go on whoever coordinates. */
const OPEN: ReadonlySet<Campaign['status']> = new Set(['draft', 'scheduled', 'open', 'closing', 'population-review'])

const titleOf = ({ instrumentHash }: { readonly instrumentHash: string }) => instrumentByHash(instrumentHash).title

/** A plan with how far it is, and the digest of each version that was signed. */
async function planFacts(actor: Actor, plan: PlanRow, today: string) {
  const { database } = runtime()
  const { entityId, year, approval, version, submittedOn, closedOn } = plan
  const [actions, versions] = await Promise.all([
    listPlanActions(database, actor.scope, entityId, year),
    listPlanVersions(database, actor.scope, plan),
  ])
  return {
    ...{ year, approval, version, submittedOn, closedOn, actions, progress: planProgress(actions, today) },
    versions: versions.map(({ version: number, signedOn, digest }) => ({ version: number, signedOn, digest })),
  }
}

const isOpenAction = ({ status, progress }: PlanAction) =>
  status === 'accepted' && progress !== 'done' && progress !== 'stopped'

/** Results that are frozen, and yearly evaluations with their certificate: what stays whoever governs. */
async function records(actor: Actor) {
  const { database } = runtime()
  const [days, assessments] = await Promise.all([
    listReleaseDays(database, actor.scope),
    listAssessments(database, actor.scope),
  ])
  return {
    releases: days.map(({ campaignId, releasedOn, isCertified, ...of }) => ({
      ...{ campaignId, releasedOn, isCertified, title: titleOf(of) },
    })),
    assessments: assessments.map(({ year, status, submittedOn, reviewedOn }) => ({
      year,
      status,
      submittedOn,
      reviewedOn,
    })),
    facts: listFactSheets(database, actor.scope).map(({ year }) => year),
  }
}

/**
 * Everything of an entity that goes to whoever takes over, on one page for the transfer file: plans, campaigns that are
 * open, who keeps codes by function, records, deadlines, and each account with the act that names it. It holds no code,
 * no participation and no result.
 */
export async function viewHandover(actor: Actor, clock: Clock = systemClock) {
  const { database } = runtime()
  const today = limaDate(clock())
  const entity = entityOf(actor)
  const { level } = findEntityKind(database, entity.id, today)
  const [plans, campaigns, accounts, kept] = await Promise.all([
    listPlans(database, actor.scope),
    listCampaigns(database, actor.scope),
    getEntityAccounts(actor, clock),
    records(actor),
  ])
  const facts = await Promise.all(plans.map((plan) => planFacts(actor, plan, today)))
  const open = campaigns
    .filter(({ status }) => OPEN.has(status))
    .map((campaign) => ({
      ...{ id: campaign.id, title: titleOf(campaign), status: campaign.status },
      ...{ opensOn: campaign.opensOn, closesOn: campaign.closesOn },
    }))
  const end = mandateEnd(level, today)
  const adapts = !findAdaptationSheet(database, actor.scope, entity.id)?.endedOn
  const actions = facts.flatMap(({ closedOn, actions: all }) => (closedOn === null ? all.filter(isOpenAction) : []))
  return {
    ...{ entityName: entity.name, today, mandateEnd: end, isNear: handoverDay(level, today) !== null },
    norm: `${citation('ley-30204')}${isVerified('ley-30204') ? '' : ' (por verificar)'}`,
    plans: facts.map(({ actions: _actions, ...plan }) => plan),
    campaigns: open,
    keepers: accounts.current
      .filter(({ role, standing }) => isKeeper(role) && standing === 'in-force')
      .map(({ role, unit }) => ({ role, unit })),
    ...kept,
    deadlines: deadlines(
      { campaigns: open, actions, confirmBy: accounts.confirmation.by, mandateEnd: end, adapts },
      today,
    ),
    accounts: accounts.current,
  }
}

export type Handover = Awaited<ReturnType<typeof viewHandover>>

import { listCampaigns, type Campaign } from '#db/queries/campaigns.server.ts'
import {
  listAssessments,
  listAssessmentHistory,
  listAssessmentItems,
  type Assessment,
  type AssessmentItem,
} from '#db/queries/budget.server.ts'
import { findRegisteredActions } from '#db/queries/certificates.server.ts'
import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import { countUnanswered } from '#db/queries/plan-reviews.server.ts'
import { listFactSheets } from '#db/queries/fact-sheets.server.ts'
import { listUnsettledInvitations } from '#db/queries/invitations.server.ts'
import { listPlans } from '#db/queries/plan-steps.server.ts'
import { listStaffFigures, type StaffFigure } from '#db/queries/staff-figures.server.ts'
import { listBatchesEndingFrom } from '#db/queries/typing.server.ts'
import { listActionCounts, listKeptCampaigns, listReleaseDays } from '#db/queries/waiting.server.ts'
import { openParticipation } from '#surveys/disclosure/participation.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { handoverDay } from '#surveys/norms/mandates.ts'
import { requiredParticipation } from '#surveys/scoring/representative.ts'
import type { Actor } from '#app/door/actor.ts'
import { confirmationNotice } from '#app/door/membership-rules.ts'
import { can } from '#app/door/policies.ts'
import { addDays, daysBetween, limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { keepersWaitingFor } from '#app/features/accounts/waiting-keepers.server.ts'
import { isAnswered } from '#app/features/budget/rating.ts'
import { earlyCloseFrom } from '#app/features/campaigns/campaign-rules.ts'
import { findKeepers } from '#app/features/campaigns/find-keepers.server.ts'
import { populationOf } from '#app/features/campaigns/load-campaign.server.ts'
import { lastTypingDay, untypedPaper } from '#app/features/campaigns/untyped-paper.ts'
import { obstacles } from '#app/features/certificates/conditions.ts'
import { EXPLAINED_BY_FACTS, lastDayFor } from '#app/features/fact-sheet/fact-rules.ts'
import { figureState } from '#app/features/staff-figures/figure-rules.ts'
import { allAsOfToday } from '#app/respondent/desk/campaign-today.server.ts'
import type { DueFact } from './due-facts.ts'
import { pageFacts } from './page-due.server.ts'
import { adaptationFacts } from './adaptation-due.server.ts'
import { yearlyFacts } from './yearly-due.server.ts'
import { approvalDue } from './approval-due.ts'
import { handedBackDue, planDue } from './plan-due.server.ts'
import { undecidedDue } from './undecided-due.ts'

/** Days before its last one from which a campaign that goes well asks for a reminder. */
const CLOSE_NEAR_DAYS = 7
/** Days for which a result is new. */
const RESULTS_NEW_DAYS = 14
/** Days after its release in which a certificate is offered. */
const CERTIFICATE_DAYS = 365
/** Days after its last one in which paper of a campaign may still be typed, at most. */
const PAPER_DAYS = 14
const titleOf = ({ instrumentHash }: Pick<Campaign, 'instrumentHash'>) => instrumentByHash(instrumentHash).title
const named = (campaign: Campaign) => ({ campaignId: campaign.id, title: titleOf(campaign) })

/** Whether what was shown of participation leaves a campaign short, whatever the step of five hides. */
function behind(campaign: Campaign, today: string): DueFact[] {
  const shown = openParticipation(campaign.shownParticipation)
  const answers = shown.kind === 'at-least' ? shown.n : 0
  const needed = requiredParticipation(populationOf(campaign))
  const most = shown.kind === 'at-least' ? answers + 4 : 9
  const by = campaign.closesOn
  if (today >= earlyCloseFrom(campaign.opensOn, by) && most < needed)
    return [{ kind: 'participation-behind', by, answers, needed, ...named(campaign) }]
  return daysBetween(today, by) <= CLOSE_NEAR_DAYS ? [{ kind: 'close-near', by, ...named(campaign) }] : []
}

/** Figures that the entity has not: none at all, or the newest one was refused. */
function figureFacts(figures: readonly StaffFigure[]): DueFact[] {
  const own = figures.filter(({ campaignId }) => campaignId === null)
  if (own.length === 0) return [{ kind: 'figure-missing', since: null }]
  const counts = own.some(({ decision }) => decision === null || decision.verdict === 'confirmed')
  const refused = own.find(({ decision }) => decision?.verdict === 'refused')
  return !counts && refused ? [{ kind: 'figure-refused', since: refused.decision?.decidedOn ?? null }] : []
}

function campaignFacts(campaign: Campaign, figures: readonly StaffFigure[], today: string): DueFact[] {
  if (campaign.status === 'open') return behind(campaign, today)
  if (campaign.status === 'draft') {
    const figure = figures.find(({ id }) => id === campaign.populationFigureId) ?? null
    return figureState(figure, campaign.opensOn) === 'good'
      ? [{ kind: 'draft-to-open', by: campaign.opensOn, ...named(campaign) }]
      : []
  }
  const isProposed = figures.some(({ campaignId }) => campaignId === campaign.id)
  return campaign.status === 'population-review' && !isProposed
    ? [{ kind: 'population-exceeded', since: campaign.closesOn, ...named(campaign) }]
    : []
}

/** Codes that nobody keeps or has printed while their campaign comes or runs. */
async function codeFacts(actor: Actor, running: ReadonlyMap<string, Campaign>, today: string): Promise<DueFact[]> {
  const kept = (await listKeptCampaigns(runtime().database, actor.scope, today)).filter(
    ({ id, bySlips, byMail }) => running.has(id) && (bySlips || byMail),
  )
  if (kept.length === 0) return []
  const isKept = (await findKeepers(actor, 'custodian', today)).length > 0
  return kept.flatMap((each): DueFact[] => {
    const of = { by: each.opensOn, campaignId: each.id, title: titleOf(each) }
    if (!isKept) return [{ kind: 'keeper-missing', ...of }]
    return each.bySlips && each.slips === 0 ? [{ kind: 'slips-awaited', ...of }] : []
  })
}

/** Large batches that a close would leave behind, once it may be asked for: what the page of the campaign says then. */
async function paperFacts(actor: Actor, ending: ReadonlyMap<string, Campaign>, today: string): Promise<DueFact[]> {
  const { database } = runtime()
  const batches = ending.size > 0 ? await listBatchesEndingFrom(database, actor.scope, addDays(today, -PAPER_DAYS)) : []
  return [...ending.values()].flatMap((campaign): DueFact[] => {
    const { large = [] } = untypedPaper(batches.filter(({ campaignId }) => campaignId === campaign.id)) ?? {}
    const by = lastTypingDay(campaign.closesOn, today)
    return large.length > 0 ? [{ kind: 'paper-untyped', by, batches: large.length, ...named(campaign) }] : []
  })
}

/** Plans on their way to a signature, and the end of whoever governs. */
async function approvalFacts(actor: Actor, today: string, counts: Counts | null = null): Promise<DueFact[]> {
  const { database } = runtime()
  const [plans, decided] = await Promise.all([
    listPlans(database, actor.scope),
    counts ?? listActionCounts(database, actor.scope),
  ])
  const end = actor.entity && handoverDay(findEntityKind(database, actor.entity.id, today).level, today)
  return [
    ...approvalDue(plans, decided, actor.role, today),
    ...(end ? [{ kind: 'authorities-leave', by: end } as const] : []),
  ]
}

type Counts = Awaited<ReturnType<typeof listActionCounts>>

async function resultFacts(actor: Actor, today: string): Promise<DueFact[]> {
  const { database } = runtime()
  const [days, counts, plans] = await Promise.all([
    listReleaseDays(database, actor.scope),
    listActionCounts(database, actor.scope),
    listPlans(database, actor.scope),
  ])
  const decided = new Set(counts.flatMap(({ campaignId, status }) => (status === 'proposed' ? [] : [campaignId])))
  const ready = days
    .filter(({ campaignId, releasedOn }) => releasedOn >= addDays(today, -RESULTS_NEW_DAYS) && !decided.has(campaignId))
    .map(
      (each): DueFact => ({
        kind: 'results-ready',
        since: each.releasedOn,
        campaignId: each.campaignId,
        title: titleOf(each),
      }),
    )
  return [
    ...ready,
    ...undecidedDue(counts, days, plans, today),
    ...(await approvalFacts(actor, today, counts)),
    ...(await certificateFacts(days, today)),
  ]
}

type ReleaseDay = Awaited<ReturnType<typeof listReleaseDays>>[number]

/** The newest yearly evaluation whose certificate could be issued and is not. */
async function certificateFacts(days: readonly ReleaseDay[], today: string): Promise<DueFact[]> {
  const newest = days.find(({ instrumentHash }) => instrumentByHash(instrumentHash).presentation.isYearlyEvaluation)
  if (!newest || newest.isCertified || newest.releasedOn < addDays(today, -CERTIFICATE_DAYS)) return []
  const { campaignId, entityId } = newest
  const accepted = await findRegisteredActions(runtime().database, { id: campaignId, entityId })
  return obstacles(newest, accepted?.actionIds.length ?? 0).length === 0
    ? [{ kind: 'certificate-possible', since: newest.releasedOn, campaignId, title: titleOf(newest) }]
    : []
}

async function accountFacts(actor: Actor, now: Date): Promise<DueFact[]> {
  const today = limaDate(now)
  const keepers = keepersWaitingFor(actor, () => now)
  const unsettled = await listUnsettledInvitations(runtime().database, actor.scope)
  const over = unsettled.filter(({ expiresAt }) => expiresAt <= now.toISOString())
  const open = unsettled.filter(({ expiresAt }) => expiresAt > now.toISOString())
  const ends = (invitations: typeof unsettled) =>
    invitations.map(({ expiresAt }) => limaDate(new Date(expiresAt))).sort()
  const confirm = actor.role === 'head' && confirmationNotice(actor.confirmBy, today) !== null ? actor.confirmBy : null
  const nearest = ends(open)[0]
  return [
    ...keepers.map(
      ({ membershipId, name, role }) => ({ kind: 'keeper-to-confirm', since: null, membershipId, name, role }) as const,
    ),
    ...(confirm === null ? [] : [{ kind: 'accounts-to-confirm', by: confirm } as const]),
    ...(nearest === undefined ? [] : [{ kind: 'invitations-waiting', by: nearest, invitations: open.length } as const]),
    ...(over.length > 0
      ? [{ kind: 'invitations-over', since: ends(over)[0] ?? null, invitations: over.length } as const]
      : []),
  ]
}

/** How many items, and the first of them as the instrument orders them. */
function counted({ instrumentHash, year }: Assessment, open: readonly Pick<AssessmentItem, 'itemId'>[]) {
  const ids = new Set(open.map(({ itemId }) => itemId))
  const inOrder = instrumentByHash(instrumentHash).scoring.dimensions.flatMap(({ items }) => items)
  return { items: open.length, itemId: inOrder.find(({ id }) => ids.has(id))?.id ?? null, year }
}

/** What the newest budget assessment asks of whoever fills it. */
async function budgetFacts(actor: Actor): Promise<DueFact[]> {
  const { database } = runtime()
  const [newest] = await listAssessments(database, actor.scope)
  if (newest?.status === 'returned') {
    const [items, history] = await Promise.all([
      listAssessmentItems(database, newest),
      listAssessmentHistory(database, newest),
    ])
    const open = items.filter(({ itemId, review }) => review === 'returned' && !isAnswered(itemId, history))
    return [{ kind: 'budget-returned', since: newest.returnedOn, ...counted(newest, open) }]
  }
  if (newest?.status !== 'in-progress') return []
  const open = (await listAssessmentItems(database, newest)).filter(({ level }) => level === null)
  if (open.length > 0) return [{ kind: 'budget-unfinished', since: newest.startedOn, ...counted(newest, open) }]
  return actor.headsPlanning || can(actor.role, 'plan:write')
    ? [{ kind: 'budget-to-sign', since: null, year: newest.year }]
    : []
}

/** Comments of the Ministry on plans that nobody answered. */
async function commentFacts(actor: Actor): Promise<DueFact[]> {
  const waiting = await countUnanswered(runtime().database, actor.scope)
  return waiting.map(
    ({ year, comments, since }): DueFact => ({
      kind: 'comments-to-answer',
      since: limaDate(new Date(since)),
      comments,
      year,
    }),
  )
}

/** The sheet of facts is asked for where staff are asked about what it explains. */
function sheetFacts(actor: Actor, campaigns: readonly Campaign[], today: string): DueFact[] {
  const year = Number(today.slice(0, 4))
  const isAsked = campaigns.some(
    ({ instrumentSlug, status, closedOn }) =>
      instrumentSlug === EXPLAINED_BY_FACTS && (status === 'open' || (closedOn ?? '').startsWith(`${year}`)),
  )
  const has = isAsked && listFactSheets(runtime().database, actor.scope).some((sheet) => sheet.year === year)
  return isAsked && !has ? [{ kind: 'facts-missing', by: lastDayFor(year), year }] : []
}

/** What waits for whoever coordinates an entity. */
export async function coordinatorDue(actor: Actor, now: Date): Promise<DueFact[]> {
  const { database } = runtime()
  const today = limaDate(now)
  const campaigns = await allAsOfToday(database, await listCampaigns(database, actor.scope), today)
  const figures = listStaffFigures(database, actor.scope)
  const those = (wanted: (campaign: Campaign) => boolean) =>
    new Map(campaigns.filter(wanted).map((campaign) => [campaign.id, campaign]))
  const running = those(({ status }) => status === 'scheduled' || status === 'open')
  const ending = those(
    ({ status, opensOn, closesOn }) =>
      status === 'closing' || (status === 'open' && today >= earlyCloseFrom(opensOn, closesOn)),
  )
  return [
    ...figureFacts(figures),
    ...campaigns.flatMap((campaign) => campaignFacts(campaign, figures, today)),
    ...(running.size > 0 ? await codeFacts(actor, running, today) : []),
    ...(await paperFacts(actor, ending, today)),
    ...(await resultFacts(actor, today)),
    ...(await planDue(actor, now)),
    ...(await handedBackDue(actor)),
    ...(await commentFacts(actor)),
    ...(await budgetFacts(actor)),
    ...(await accountFacts(actor, now)),
    ...(await pageFacts(actor, today)),
    ...sheetFacts(actor, campaigns, today),
    ...adaptationFacts(actor, today),
    ...yearlyFacts(actor, today),
  ]
}

/** What waits for the head: to sign, to vouch, to confirm; the rest is the coordination's. */
export async function headDue(actor: Actor, now: Date): Promise<DueFact[]> {
  return [
    ...figureFacts(listStaffFigures(runtime().database, actor.scope)),
    ...(await approvalFacts(actor, limaDate(now))),
    ...(await accountFacts(actor, now)),
    ...(await pageFacts(actor, limaDate(now))),
    ...adaptationFacts(actor, limaDate(now)),
    ...yearlyFacts(actor, limaDate(now)),
  ]
}

/** What waits for who works on the budget, the sheet of facts and the actions that she follows up. */
export async function contributorDue(actor: Actor, now: Date): Promise<DueFact[]> {
  const { database } = runtime()
  const today = limaDate(now)
  const campaigns = await allAsOfToday(database, await listCampaigns(database, actor.scope), today)
  return [
    ...(await planDue(actor, now)),
    ...(await budgetFacts(actor)),
    ...sheetFacts(actor, campaigns, today),
    ...yearlyFacts(actor, today),
  ]
}

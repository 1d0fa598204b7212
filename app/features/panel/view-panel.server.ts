import { listAssessmentItems, listAssessments, type Assessment } from '#db/queries/budget.server.ts'
import { listReleaseFacts } from '#db/queries/releases.server.ts'
import { listAskedActions } from '#db/queries/waiting.server.ts'
import { LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { isOwnMinistry } from '#app/features/attached/view-attached.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { viewCampaigns } from '#app/features/campaigns/view-campaign.server.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import { novemberStanding } from '#app/features/november-report/november-standing.server.ts'
import { currentPlanYear } from '#app/features/plan/view-plan.server.ts'
import { ownFiguresState } from '#app/features/staff-figures/view-figures.server.ts'
import { budgetCard, type BudgetProgress } from './budget-card.ts'
import { instrumentCard, type InstrumentCard } from './instrument-card.ts'
import { viewDue } from './view-due.server.ts'

/** How far the newest assessment is, while its team works on it. */
async function progressOf(newest: Assessment | undefined): Promise<BudgetProgress | null> {
  if (newest?.status !== 'in-progress' && newest?.status !== 'returned') return null
  const items = await listAssessmentItems(runtime().database, newest)
  return {
    items: items.length,
    rated: items.filter(({ level }) => level !== null).length,
    returned: items.filter(({ review }) => review === 'returned').length,
  }
}

/** One card for each instrument: a handful of queries for all of them, however many campaigns there were. */
async function viewCards(actor: Actor, mayManage: boolean, clock: Clock): Promise<InstrumentCard[]> {
  const { database } = runtime()
  const today = limaDate(clock())
  const [campaigns, releases, actions, assessments] = await Promise.all([
    viewCampaigns(actor, clock),
    listReleaseFacts(database, actor.scope),
    listAskedActions(database, actor.scope),
    listAssessments(database, actor.scope),
  ])
  const progress = await progressOf(assessments[0])
  return LATEST_INSTRUMENTS.map((instrument) => {
    if (instrument.nature === 'institutional') {
      const mayWrite = mayManage && can(actor.role, 'assessment:write')
      const mayReadPlan = can(actor.role, 'plan:read')
      return budgetCard({ instrument, assessments, progress, actions, mayWrite, mayReadPlan, today })
    }
    const own = campaigns.filter(({ instrumentSlug }) => instrumentSlug === instrument.slug)
    const ids = new Set(own.map(({ id }) => id))
    return instrumentCard({
      instrument,
      campaigns: own,
      releases: releases.filter(({ campaignId }) => ids.has(campaignId)),
      actions,
      mayManage,
      today,
    })
  })
}

/** Where whoever coordinates or heads an entity begins: what waits for her, and each instrument on its own way. */
export async function viewPanel(actor: Actor, clock: Clock = systemClock) {
  const end = ownEntityEnd(actor)
  const coordinates = can(actor.role, 'campaign:manage')
  const mayManage = coordinates && end === null
  return {
    entityName: actor.entity?.name ?? '',
    coordinates,
    mayManage,
    end,
    planYear: currentPlanYear(clock),
    november: novemberStanding(actor, clock),
    figureWaits: ownFiguresState(actor) === 'waiting',
    isMinistry: isOwnMinistry(actor),
    due: await viewDue(actor, clock),
    cards: await viewCards(actor, mayManage, clock),
  }
}

export type PanelView = Awaited<ReturnType<typeof viewPanel>>

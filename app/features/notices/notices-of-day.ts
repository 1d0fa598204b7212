import type { Role } from '#db/schema/roles.ts'
import type { CampaignStatus } from '#db/schema/campaigns.ts'
import type { AssessmentStatus } from '#db/schema/assessments.ts'
import { addDays, daysBetween } from '#app/kit/program/clock.ts'
import { DUE_DAYS, NEWS_DAYS } from './news-days.ts'
import { TOLD_TO, type Notice } from './notice-kinds.ts'
import { yearlyHappenings, type YearlyFacts } from './yearly-happenings.ts'

/** Days before the last one of a campaign from which it is told. */
export const LAST_DAYS = 3

type Of<Facts> = Readonly<Facts & { entityId: string }>

export type CampaignFact = Of<{
  id: string
  /** The public one of its instrument. */
  title: string
  status: CampaignStatus
  /** ISO dates. */
  opensOn: string
  closesOn: string
  closedOn: string | null
  releasedOn: string | null
  selfExtended: boolean
  /** Codes are handed out; paper forms are typed; something was printed whose rest must be destroyed, or was. */
  byKeptCodes: boolean
  onPaper: boolean
  printed: boolean
  destroyed: boolean
}>
export type StepFact = Of<{ id: number; year: number; step: string; userId: string | null }>
/** The Ministry said something about a version of a plan on a day (ISO date). */
export type WordFact = Of<{ year: number; version: number; on: string }>
export type BudgetFact = Of<{
  id: string
  year: number
  status: AssessmentStatus
  returnedOn: string | null
  reviewedOn: string | null
  items: number
}>
/** The Ministry did not read a version of a plan in time. */
export type LapseFact = Of<{ year: number; version: number }>
/** An action that was told done came back. */
export type BackFact = Of<{
  eventId: number
  id: string
  year: number
  title: string
  assigneeId: string | null
  userId: string
}>
/** An action that nobody follows up since a role ended, at an instant (ISO) of a day (ISO date). */
export type HandedBackFact = Of<{ year: number; at: string; on: string }>
export type ActionFact = Of<{ id: string; year: number; title: string; dueOn: string; assigneeId: string | null }>

/** What the tables say on a day. */
export type DayFacts = YearlyFacts & {
  readonly campaigns: readonly CampaignFact[]
  readonly steps: readonly StepFact[]
  readonly words: readonly WordFact[]
  readonly budgets: readonly BudgetFact[]
  readonly actions: readonly ActionFact[]
  readonly lapses: readonly LapseFact[]
  readonly backs: readonly BackFact[]
  readonly handedBack: readonly HandedBackFact[]
}

/** A notice before it is known who holds which role. */
export type Happening = Notice & {
  /** Alike for the same thing on every day. */
  readonly key: string
  readonly entityId: string
  readonly roles: readonly Role[]
  /** Who did it herself needs not be told. */
  readonly except: string | null
  /** Account of the contributor who is told; the other roles are told anyhow. */
  readonly inCharge: string | null
  /** The release that a reader must have been given. */
  readonly release: string | null
}

type Made = Notice & { readonly key: string; readonly entityId: string } & Partial<
    Pick<Happening, 'roles' | 'except' | 'inCharge' | 'release'>
  >

const happening = (made: Made): Happening => ({
  roles: TOLD_TO[made.kind],
  except: null,
  inCharge: null,
  release: null,
  ...made,
})

const isNews = (day: string | null, today: string): boolean =>
  day !== null && day <= today && daysBetween(day, today) < NEWS_DAYS

/** States in which a campaign admits nobody any more. To a keeper they are all alike. */
const ENDED: ReadonlySet<CampaignStatus> = new Set(['population-review', 'closed', 'annulled', 'cancelled'])

/** Those of the roles whom this campaign concerns. */
function concerned(roles: readonly Role[], { byKeptCodes, onPaper }: CampaignFact): Role[] {
  return roles.filter((role) => (role === 'custodian' ? byKeptCodes : role === 'transcriber' ? onPaper : true))
}

function runningHappenings(campaign: CampaignFact, today: string): Happening[] {
  const { id, entityId, title, status, opensOn, closesOn } = campaign
  if (status !== 'open' || closesOn < today) return []
  const facts = { campaignId: id, title, closesOn }
  const of = (kind: 'campaign-opened' | 'campaign-last-days') =>
    happening({ kind, facts, entityId, key: `${kind} ${id}`, roles: concerned(TOLD_TO[kind], campaign) })
  // Of a campaign that prolonged itself a second reminder would say that few had answered.
  const isLast = daysBetween(today, closesOn) <= LAST_DAYS && !campaign.selfExtended
  return [...(isNews(opensOn, today) ? [of('campaign-opened')] : []), ...(isLast ? [of('campaign-last-days')] : [])]
}

function endedHappenings(campaign: CampaignFact, today: string): Happening[] {
  const { id, entityId, title, status } = campaign
  if (!ENDED.has(status) || !isNews(campaign.closedOn ?? campaign.closesOn, today)) return []
  const facts = { campaignId: id, title }
  const isClosed = status === 'closed' || status === 'population-review'
  const isActDue = campaign.byKeptCodes && campaign.printed && !campaign.destroyed
  const roles = TOLD_TO['campaign-closed'].filter((role) => (role === 'custodian' ? isActDue : isClosed))
  return [
    happening({ kind: 'campaign-closed', facts, entityId, key: `campaign-closed ${id}`, roles }),
    ...(status === 'population-review'
      ? [happening({ kind: 'population-review', facts, entityId, key: `population-review ${id}` })]
      : []),
  ]
}

function releasedHappenings({ id, entityId, title, status, releasedOn }: CampaignFact, today: string): Happening[] {
  if (status !== 'closed' || !isNews(releasedOn, today)) return []
  const facts = { campaignId: id, title }
  return [happening({ kind: 'results-ready', facts, entityId, key: `results-ready ${id}`, release: id })]
}

const STEP_KINDS = { submitted: 'plan-submitted', returned: 'plan-returned', signed: 'plan-signed' } as const

function stepHappening({ id, entityId, year, step, userId }: StepFact): Happening[] {
  if (!Object.hasOwn(STEP_KINDS, step)) return []
  const kind = STEP_KINDS[step as keyof typeof STEP_KINDS]
  return [happening({ kind, facts: { year }, entityId, key: `${kind} ${id}`, except: userId })]
}

function budgetHappening({ id, entityId, year, status, returnedOn, reviewedOn, items }: BudgetFact, today: string) {
  if (status === 'returned' && isNews(returnedOn, today))
    return [
      happening({
        kind: 'budget-returned',
        facts: { year, items },
        entityId,
        key: `budget-returned ${id} ${returnedOn}`,
      }),
    ]
  if (status === 'reviewed' && isNews(reviewedOn, today))
    return [happening({ kind: 'budget-decided', facts: { year }, entityId, key: `budget-decided ${id} ${reviewedOn}` })]
  return []
}

function actionHappening({ id, entityId, year, title, dueOn, assigneeId }: ActionFact, today: string): Happening[] {
  const left = daysBetween(today, dueOn)
  if (left > DUE_DAYS || left < -NEWS_DAYS) return []
  const kind = left < 0 ? 'action-overdue' : 'action-due'
  const facts = { actionId: id, title, year, dueOn }
  return [happening({ kind, facts, entityId, key: `${kind} ${id} ${dueOn}`, inCharge: assigneeId })]
}

function lapseHappening({ entityId, year, version }: LapseFact): Happening {
  const key = `plan-review-lapsed ${entityId} ${year} ${version}`
  return happening({ kind: 'plan-review-lapsed', facts: { year }, entityId, key })
}

function backHappening({ eventId, id, entityId, year, title, assigneeId, userId }: BackFact): Happening {
  const about = { inCharge: assigneeId, except: userId }
  const facts = { actionId: id, title, year }
  return happening({ kind: 'action-sent-back', facts, entityId, key: `action-sent-back ${eventId}`, ...about })
}

/** One of each plan and role that ended, however many actions it left. */
function handedBackHappenings(handedBack: readonly HandedBackFact[], today: string): Happening[] {
  const plans = new Map<string, Happening>()
  for (const { entityId, year, at, on } of handedBack) {
    if (!isNews(on, today)) continue
    const key = `actions-handed-back ${entityId} ${year} ${at}`
    const of = handedBack.filter((each) => each.entityId === entityId && each.year === year && each.at === at)
    const facts = { year, actions: of.length }
    plans.set(key, happening({ kind: 'actions-handed-back', facts, entityId, key }))
  }
  return [...plans.values()]
}

/** What is to be told on a day, whoever holds the roles. Told again on another day, it has the same keys. @param today ISO date. */
export function happeningsOf(day: DayFacts, today: string): Happening[] {
  const { campaigns, steps, words, budgets, actions, lapses, backs, handedBack } = day
  const told = new Map<string, Happening>()
  for (const { entityId, year, version, on } of words) {
    const key = `plan-commented ${entityId} ${year} ${version} ${on}`
    told.set(key, happening({ kind: 'plan-commented', facts: { year }, entityId, key }))
  }
  return [
    ...campaigns.flatMap((campaign) => [
      ...runningHappenings(campaign, today),
      ...endedHappenings(campaign, today),
      ...releasedHappenings(campaign, today),
    ]),
    ...steps.flatMap(stepHappening),
    ...told.values(),
    ...budgets.flatMap((budget) => budgetHappening(budget, today)),
    ...actions.flatMap((action) => actionHappening(action, today)),
    ...lapses.map(lapseHappening),
    ...backs.map(backHappening),
    ...handedBackHappenings(handedBack, today),
    ...yearlyHappenings(day, today).map(happening),
  ].filter(({ roles }) => roles.length > 0)
}

/** Somebody who holds a role in force; `entityId` null for the Ministry's. */
export type Reader = {
  readonly userId: string
  readonly role: Role
  readonly entityId: string | null
  /** Campaigns whose releases were shared with her; only of a reader. */
  readonly shared: ReadonlySet<string>
}

/** Kinds about one action: of the contributors only who follows it up is told. */
const OF_ONE_ACTION: ReadonlySet<Happening['kind']> = new Set(['action-due', 'action-overdue', 'action-sent-back'])

/** Whether a happening concerns somebody. */
function concerns(happening: Happening, reader: Reader): boolean {
  const { roles, entityId, except, inCharge, release } = happening
  if (!roles.includes(reader.role) || reader.userId === except) return false
  if (reader.entityId !== null && reader.entityId !== entityId) return false
  if (reader.role === 'reader') return release !== null && reader.shared.has(release)
  return reader.role !== 'contributor' || !OF_ONE_ACTION.has(happening.kind) || inCharge === reader.userId
}

export type ToldNotice = Happening & { readonly userId: string; readonly role: Role }

/** Who is told of what; the same thing once to each person, in the role that stands first in its list. */
export function addressed(happenings: readonly Happening[], readers: readonly Reader[]): ToldNotice[] {
  return happenings.flatMap((each) => {
    const roles = new Map<string, Role>()
    for (const role of each.roles)
      for (const reader of readers)
        if (reader.role === role && !roles.has(reader.userId) && concerns(each, reader)) roles.set(reader.userId, role)
    return [...roles].map(([userId, role]) => ({ ...each, userId, role }))
  })
}

/** Days (ISO dates) between which the tables are asked. */
export function askedDays(today: string) {
  return {
    since: addDays(today, 1 - NEWS_DAYS),
    overdueFrom: addDays(today, -NEWS_DAYS),
    until: addDays(today, DUE_DAYS),
  }
}

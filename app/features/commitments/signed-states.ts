import { partOf } from '#app/features/plan/plan-progress.ts'
import { askedFor } from '#app/features/results/what-to-do-facts.ts'
import type { PlanWithVersions } from '#db/queries/commitments.server.ts'
import type { SignedAction } from '#db/schema/plans.ts'
import { isCatalogueTitle } from '#surveys/planning/catalogue-titles.ts'
import { planYearOf, planYearsFor } from '#surveys/planning/plan-year.ts'
import { COMMITMENT_STATES, type ActionGroup, type CommitmentState, type CommitmentView } from './commitment-words.ts'

/** What is told of an action. Nothing of why it was proposed, who answers for it, or what it costs. */
type Told = { readonly title: string; readonly state: CommitmentState; readonly dueOn: string | null }

/** By plain letters, so that the order tells nothing of what comes first and why. */
const byTitle = new Intl.Collator('es')

type Known = {
  readonly plans: ReadonlyMap<number, PlanWithVersions>
  /** The row that an action passed on to, by the id of the one that it comes from. */
  readonly successors: ReadonlyMap<string, PlanWithVersions['actions'][number]>
  readonly progress: ReadonlyMap<string, PlanWithVersions['actions'][number]['progress']>
  /** ISO date in Lima time. */
  readonly today: string
}

const newestOf = (plan: PlanWithVersions | undefined) => plan?.versions.at(-1) ?? []

/**
 * How far a signed action is. What was left undone when its year ended is followed into the plan of the next; while that
 * is not signed, it has passed on and no more is known.
 */
function stateOf({ id, dueOn }: SignedAction, known: Known): Pick<Told, 'state' | 'dueOn'> {
  const progress = known.progress.get(id) ?? 'not-started'
  const next = progress === 'done' ? undefined : known.successors.get(id)
  if (next) {
    const plan = known.plans.get(next.year)
    const signed = newestOf(plan).find((action) => action.id === next.id)
    if (signed?.status === 'accepted') return stateOf(signed, known)
    return { state: signed ? 'dropped' : 'passed-on', dueOn: null }
  }
  const part = partOf({ status: 'accepted', progress, dueOn }, known.today)
  return { state: part === 'accepted' || part === 'to-decide' || part === null ? 'not-started' : part, dueOn }
}

/** The actions of a plan that were signed: those of its newest version, and what an amendment took out. */
function toldOf(plan: PlanWithVersions, known: Known): (Told & { readonly id: string })[] {
  const accepted = newestOf(plan).filter(({ status }) => status === 'accepted')
  const there = new Set(accepted.map(({ id }) => id))
  const before = plan.versions.flat().filter(({ id, status }) => status === 'accepted' && !there.has(id))
  const left = [...new Map(before.map((action) => [action.id, action])).values()]
  return [
    ...accepted.map((action) => ({ id: action.id, title: action.title, ...stateOf(action, known) })),
    ...left.map(({ id, title }) => ({ id, title, state: 'dropped', dueOn: null }) as const),
  ]
}

function groupOf(state: CommitmentState, told: readonly Told[], withDates: boolean): ActionGroup {
  const mine = told.filter((action) => action.state === state)
  const dated = (dueOn: string | null) => (withDates ? dueOn : null)
  const own = mine.filter(({ title }) => !isCatalogueTitle(title))
  return {
    state,
    listed: mine
      .filter(({ title }) => isCatalogueTitle(title))
      .map(({ title, dueOn }) => ({ title, dueOn: dated(dueOn) }))
      .sort((one, other) => byTitle.compare(one.title, other.title)),
    own: { count: own.length, dueOn: own.flatMap(({ dueOn }) => dated(dueOn) ?? []).sort() },
  }
}

/** Years whose plans hold what a result asked for; where none does, the one to which it leads. */
function yearsOf(campaignId: string, releasedOn: string, plans: readonly PlanWithVersions[]): readonly number[] {
  const holding = planYearsFor(releasedOn).filter((year) =>
    plans.some((plan) => plan.year === year && askedFor({ campaignId }, plan.actions).length > 0),
  )
  return holding.length > 0 ? holding : [planYearOf(releasedOn)]
}

type Asked = {
  readonly campaignId: string
  /** ISO date of the release. */
  readonly releasedOn: string
  readonly plans: readonly PlanWithVersions[]
  /** Whether the head added until when. */
  readonly withDates: boolean
  /** ISO date in Lima time. */
  readonly today: string
}

/**
 * The actions of the signed plans that a result led to, all of them, by how far they are. Which of them it gave reason
 * for is not told, and neither is anything that only the plan knows: the same plan gives the same page whatever was
 * answered.
 */
export function signedStates({ campaignId, releasedOn, plans, withDates, today }: Asked): CommitmentView['plan'] {
  const actions = plans.flatMap((plan) => plan.actions)
  const known: Known = {
    plans: new Map(plans.map((plan) => [plan.year, plan])),
    successors: new Map(actions.flatMap((action) => (action.carriedFromId ? [[action.carriedFromId, action]] : []))),
    progress: new Map(actions.map(({ id, progress }) => [id, progress])),
    today,
  }
  const years = yearsOf(campaignId, releasedOn, plans)
  const signed = plans.filter(({ year, versions }) => years.includes(year) && versions.length > 0)
  const told = signed.flatMap((plan) => toldOf(plan, known))
  // What passed on from one of these plans to another stands once, where it was first.
  const ids = new Set(told.map(({ id }) => id))
  const origin = new Map(actions.map(({ id, carriedFromId }) => [id, carriedFromId]))
  const once = told.filter(({ id }) => !ids.has(origin.get(id) ?? ''))
  return {
    signedYears: signed.map(({ year }) => year),
    unsignedYears: years.filter((year) => !signed.some((plan) => plan.year === year)),
    groups: COMMITMENT_STATES.map((state) => groupOf(state, once, withDates)).filter(
      ({ listed, own }) => listed.length + own.count > 0,
    ),
  }
}

import { listPlanActions, type PlanAction } from '#db/queries/plans.server.ts'
import { findRelease, findReleaseAfter, type ReleaseRecord } from '#db/queries/releases.server.ts'
import type { Baseline } from '#db/schema/plan-actions.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import { INSTRUMENTS, instrumentByHash } from '#surveys/instruments/index.ts'
import { comparability } from '#surveys/model/crosswalk.ts'
import { effectsOf, type BeforeAndAfter, type Effect } from '#surveys/planning/effect.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { getPlan, type PlanAsked } from '../view-plan.server.ts'

type Finished = Pick<PlanAction, 'id' | 'title' | 'progressOn'> & { readonly baseline: Baseline }
type Measured = { readonly action: Finished; readonly earlier: ReleaseRecord; readonly later: ReleaseRecord | null }

/** Score of one of the years, as it was released, and when. */
export type Reading = { readonly on: string; readonly figure: Figure; readonly k: number }

/** A finished action beside what its dimension did. `effect` is null until the next campaign closes. */
export type FinishedAction = {
  readonly id: string
  readonly title: string
  readonly doneOn: string
  readonly instrument: string
  readonly dimension: string
  readonly before: Reading
  readonly after: Reading | null
  readonly effect: Effect | null
}

function isFinished(action: PlanAction): action is PlanAction & Finished {
  return action.status === 'accepted' && action.progress === 'done' && action.baseline !== null
}

/** Reads each result once, however many actions started from it. */
function releaseReader(actor: Actor) {
  const read = new Map<string, Promise<ReleaseRecord | null>>()
  return (key: string, find: (scope: Actor['scope']) => Promise<ReleaseRecord | null>) => {
    const found = read.get(key) ?? find(actor.scope)
    read.set(key, found)
    return found
  }
}

/** The result that an action started from, and the first that asked after it was done; null where she may not read it. */
async function measure(read: ReturnType<typeof releaseReader>, action: Finished): Promise<Measured | null> {
  const { database } = runtime()
  const { campaignId } = action.baseline
  const earlier = await read(campaignId, (scope) => findRelease(database, scope, campaignId))
  if (!earlier) return null
  const doneOn = action.progressOn ?? earlier.releasedOn
  const later = await read(`${campaignId} ${doneOn}`, (scope) => findReleaseAfter(database, scope, earlier, doneOn))
  return { action, earlier, later }
}

type Pair = BeforeAndAfter & { readonly key: string }

function keyOf({ earlier, later }: Measured): string {
  return `${earlier.campaignId} ${later?.campaignId ?? ''}`
}

/** Each two results once, with the dimensions that any finished action was to move between them. */
function pairsOf(measured: readonly Measured[]): Pair[] {
  const measuredTwice = measured.filter(({ later }) => later !== null)
  return [...new Set(measuredTwice.map(keyOf))].flatMap((key) => {
    const of = measuredTwice.filter((each) => keyOf(each) === key)
    const [first] = of
    if (!first?.later) return []
    const [earlier, later] = [first.earlier.release, first.later.release]
    const versions = [instrumentByHash(earlier.instrument.hash), instrumentByHash(later.instrument.hash)] as const
    const dimensions = [...new Set(of.map(({ action }) => action.baseline.dimension))]
    return [{ key, earlier, later, comparable: comparability(INSTRUMENTS, ...versions), dimensions }]
  })
}

const HIDDEN: Figure = { kind: 'suppressed', reason: 'too-few-answers' }

function readingOf({ release, releasedOn }: ReleaseRecord, dimension: string): Reading {
  const figure = release.dimensions.find(({ id }) => id === dimension)?.figure ?? HIDDEN
  return { on: releasedOn, figure, k: release.k }
}

function describe({ action, earlier, later }: Measured, effect: Effect | null): FinishedAction {
  const instrument = instrumentByHash(action.baseline.instrumentHash)
  const { dimension } = action.baseline
  return {
    id: action.id,
    title: action.title,
    doneOn: action.progressOn ?? earlier.releasedOn,
    instrument: instrument.title,
    dimension: instrument.scoring.dimensions.find(({ id }) => id === dimension)?.title ?? dimension,
    before: readingOf(earlier, dimension),
    after: later && readingOf(later, dimension),
    effect,
  }
}

/** Finished actions of several plans or of one, each with its effect; all that were measured are one family. */
export async function effectsOfActions(actor: Actor, actions: readonly PlanAction[]): Promise<FinishedAction[]> {
  const read = releaseReader(actor)
  const measured = (await Promise.all(actions.filter(isFinished).map((action) => measure(read, action)))).filter(
    (each) => each !== null,
  )
  const pairs = pairsOf(measured)
  const found = effectsOf(pairs)
  return measured.map((each) => {
    const pair = pairs.findIndex(({ key }) => key === keyOf(each))
    const place = pairs[pair]?.dimensions.indexOf(each.action.baseline.dimension) ?? -1
    return describe(each, found[pair]?.[place] ?? null)
  })
}

/** Finished actions of a plan before and after. @throws {AppError} `not-found` outside the scope. */
export async function getEffects(actor: Actor, asked: PlanAsked) {
  const { year, entity, head } = await getPlan(actor, asked)
  const actions = await listPlanActions(runtime().database, actor.scope, entity.id, year)
  const done = actions.filter(({ status, progress }) => status === 'accepted' && progress === 'done')
  return {
    year,
    head,
    finished: await effectsOfActions(actor, actions),
    /** Done, and expected to move no dimension: duties, papers, courses for few. */
    others: done.filter((action) => !isFinished(action)).map(({ id, title }) => ({ id, title })),
  }
}

export type Effects = Awaited<ReturnType<typeof getEffects>>

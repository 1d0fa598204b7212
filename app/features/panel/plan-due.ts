import type { WaitingAction } from '#db/queries/plan-handovers.server.ts'
import type { Rhythm } from '#db/queries/plan-rhythm.server.ts'
import type { RunningAction } from '#db/queries/plan-work.server.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { dueCutOff, isUntold } from '#app/features/plan/carry-out/cut-offs.ts'
import { shortTitle } from '#app/features/plan/done-words.ts'
import type { DueFact } from './due-facts.ts'

/** Days before its last one from which an action is announced. */
const ANNOUNCED_DAYS = 14

/** How many actions of a plan, and which where it is one. */
function counted(actions: readonly Pick<RunningAction, 'id' | 'title'>[], year: number, own: boolean) {
  const [one] = actions
  const named = actions.length === 1 && one ? { actionId: one.id, title: shortTitle(one.title) } : null
  return { year, own, actions: actions.length, named }
}

function factsOfYear(actions: readonly RunningAction[], year: number, { today, own, rhythmOf }: Around): DueFact[] {
  const running = actions.filter(({ progress }) => progress !== 'stopped')
  const overdue = running.filter(({ dueOn }) => dueOn !== null && dueOn < today)
  const soon = running.filter(
    ({ dueOn }) => dueOn !== null && dueOn >= today && dueOn <= addDays(today, ANNOUNCED_DAYS),
  )
  const cutOff = dueCutOff(year, today, rhythmOf(year))
  const untold =
    cutOff === null
      ? []
      : actions.filter((action) => isUntold({ ...action, toldFor: action.isTold ? [cutOff.on] : [] }, cutOff.on))
  const [late, near] = [overdue, soon].map((those) => those.map(({ dueOn }) => dueOn ?? '').sort()[0])
  return [
    ...(late === undefined ? [] : [{ kind: 'actions-overdue', since: late, ...counted(overdue, year, own) } as const]),
    ...(near === undefined ? [] : [{ kind: 'actions-due', by: near, ...counted(soon, year, own) } as const]),
    ...(cutOff !== null && untold.length > 0
      ? [{ kind: 'follow-up-due', by: cutOff.on, ...counted(untold, year, own) } as const]
      : []),
  ]
}

/** Actions of plans of an entity that nobody follows up any more since a role ended. */
export function handedBackFacts(actions: readonly WaitingAction[]): DueFact[] {
  const years = [...new Set(actions.map(({ year }) => year))].sort((one, other) => one - other)
  return years.flatMap((year): DueFact[] => {
    const of = actions.filter((action) => action.year === year)
    const [first] = of.map(({ at }) => limaDate(new Date(at))).sort()
    return [{ kind: 'actions-handed-back', since: first ?? null, ...counted(of, year, false) }]
  })
}

type Around = {
  /** ISO date in Lima time. */
  readonly today: string
  /** Of a contributor: she has a page of her own. */
  readonly own: boolean
  /** How often the plan of a year is told of. */
  readonly rhythmOf: (year: number) => Rhythm
}

/**
 * What the plans of an entity ask of whoever carries them out: what is late, what will be within 14 days, what is to be
 * told for the cut-off that is due. What stopped is late no more, but it is told of.
 * @param actions accepted and not done, of plans that run.
 */
export function planFacts(actions: readonly RunningAction[], around: Around): DueFact[] {
  const years = [...new Set(actions.map(({ year }) => year))].sort((one, other) => one - other)
  return years.flatMap((year) =>
    factsOfYear(
      actions.filter((action) => action.year === year),
      year,
      around,
    ),
  )
}

import type { Role } from '#db/schema/roles.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { confirmationDue, standing } from '#app/door/membership-rules.ts'

/** What of a membership of an entity tells whether somebody coordinates it. Dates are ISO dates, `endedAt` an instant. */
export type Held = {
  readonly role: Role
  readonly startsOn: string
  readonly endsOn: string | null
  readonly endedAt: string | null
}

/**
 * Whether somebody coordinates an entity. `lapsed`: somebody does, without access until the head confirms the list.
 * `since` is the first ISO date without; null where there never was a coordinator.
 */
export type Coordination =
  | { readonly kind: 'in-force' }
  | { readonly kind: 'lapsed'; readonly since: string }
  | { readonly kind: 'none'; readonly since: string | null }

/** First day (ISO date) on which a membership that is over gave no access. */
function firstDayWithout({ endedAt, endsOn }: Held): string[] {
  const days = [endedAt === null ? null : limaDate(new Date(endedAt)), endsOn === null ? null : addDays(endsOn, 1)]
  return days
    .flatMap((day) => day ?? [])
    .sort()
    .slice(0, 1)
}

/** @param held every membership of the entity. @param confirmedOn last confirmation of its list. @param today ISO dates. */
export function coordinationOf(held: readonly Held[], confirmedOn: string | null, today: string): Coordination {
  const going = held.filter(({ endedAt, endsOn }) => endedAt === null && (endsOn === null || endsOn >= today))
  const oldest = going.map(({ startsOn }) => startsOn).sort()[0]
  const confirmBy = oldest === undefined ? null : confirmationDue(confirmedOn, oldest)
  const coordinators = held
    .filter(({ role }) => role === 'coordinator')
    .map((each) => ({ each, standing: standing({ ...each, confirmBy, confirmedAt: null }, today) }))
  if (coordinators.some((each) => each.standing === 'in-force')) return { kind: 'in-force' }
  if (confirmBy !== null && coordinators.some((each) => each.standing === 'lapsed'))
    return { kind: 'lapsed', since: addDays(confirmBy, 1) }
  const over = coordinators.filter((each) => each.standing === 'over').flatMap(({ each }) => firstDayWithout(each))
  return { kind: 'none', since: over.sort().at(-1) ?? null }
}

export const SITUATIONS = ['sin-invitacion', 'invitada', 'vencida', 'suspendida', 'aplicando'] as const
export type Situation = (typeof SITUATIONS)[number]
export const SITUATION_NAMES: Record<Situation, string> = {
  'sin-invitacion': 'Sin invitación',
  invitada: 'Con invitación abierta',
  vencida: 'Con invitación vencida',
  suspendida: 'Suspendida: falta confirmar la lista',
  aplicando: 'Con una aplicación en curso',
}

type Situated = {
  readonly governmentLevel: string
  readonly lapsed: boolean
  readonly invitations: readonly { readonly over: boolean }[]
  readonly campaigns: readonly unknown[]
}
export type CoordinationFilters = { readonly level: string; readonly situation: Situation | '' }

const IN_SITUATION: Record<Situation, (row: Situated) => boolean> = {
  'sin-invitacion': ({ invitations }) => invitations.length === 0,
  invitada: ({ invitations }) => invitations.some(({ over }) => !over),
  vencida: ({ invitations }) => invitations.length > 0 && invitations.every(({ over }) => over),
  suspendida: ({ lapsed }) => lapsed,
  aplicando: ({ campaigns }) => campaigns.length > 0,
}

/** Rows of a level of government and in a situation; an empty filter takes all. */
export function inSituation<Row extends Situated>(
  rows: readonly Row[],
  { level, situation }: CoordinationFilters,
): Row[] {
  return rows.filter(
    (row) => (level === '' || row.governmentLevel === level) && (situation === '' || IN_SITUATION[situation](row)),
  )
}

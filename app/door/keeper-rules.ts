import { LENT_BY_MINISTRY } from '#db/schema/accounts.ts'
import type { Role } from '#db/schema/roles.ts'
import type { EntityStatus, GovernmentLevel } from '#db/schema/entities.ts'
import { addMonths, limaDate } from '#app/kit/program/clock.ts'
import { isKeeper } from './membership-rules.ts'

/**
 * Who keeps codes or types never reads results: a person who knows a part of the answers learns the others from what is
 * shown. The database holds the same (`keepers_read_no_results`).
 */
const READING_ROLES: readonly Role[] = ['coordinator', 'head', 'reader']

/**
 * Months after which a former keeper may read results, and a former custodian type: by then newer answers have replaced
 * those that she knows, and no sheet that she handed out waits to be typed.
 */
const MONTHS_APART = 12

/** Whether a role reads results of its entity. */
export function readsResults(role: Role): boolean {
  return READING_ROLES.includes(role)
}

/** A role that a person holds or held. Dates are ISO dates, the others ISO instants. */
export type HeldRole = {
  readonly role: Role
  /** Null for roles of the Ministry, which see every entity. */
  readonly entityId: string | null
  readonly endsOn: string | null
  readonly endedAt: string | null
  readonly confirmedAt: string | null
}

/**
 * Why a person cannot have a role. `reads`: she reads results there; `sees-country`: she sees those of all; `keeps`,
 * `kept`: she keeps codes or types, or did in the last twelve months; `hands-out`: she would type what she hands out;
 * `leads`: she leads the entity or holds answers there, and would know its complaints; `knows-complaints`: she knows them.
 */
export type Exclusion = 'reads' | 'sees-country' | 'keeps' | 'kept' | 'hands-out' | 'leads' | 'knows-complaints'

/**
 * Who leads an entity or holds answers of its people never knows its complaints: in a small one a single case names a
 * woman. The database holds the same (`who_knows_complaints_leads_nothing`).
 */
const APART_FROM_COMPLAINTS: readonly Role[] = ['coordinator', 'head', 'custodian', 'transcriber']

function apartFromComplaints(given: Role, here: readonly HeldRole[]): Exclusion | null {
  if (given === 'human-resources') return here.some(({ role }) => APART_FROM_COMPLAINTS.includes(role)) ? 'leads' : null
  const knows = APART_FROM_COMPLAINTS.includes(given) && here.some(({ role }) => role === 'human-resources')
  return knows ? 'knows-complaints' : null
}

/** Last day (ISO date) of a membership; after every other where it has none. */
function lastDay({ endsOn, endedAt }: Pick<HeldRole, 'endsOn' | 'endedAt'>): string {
  const days = [endsOn, endedAt === null ? null : limaDate(new Date(endedAt))].filter((day) => day !== null)
  return days.sort()[0] ?? '9999-12-31'
}

/**
 * What keeps a person from a role, by the roles that she holds or held; null where nothing does. Custodian and typist are
 * two people too: whoever sees who hands in a sheet never reads it, nor fills in what she printed and types it herself.
 * @param today ISO date.
 */
export function exclusionOf(
  given: { readonly role: Role; readonly entityId: string | null },
  held: readonly HeldRole[],
  today: string,
): Exclusion | null {
  const isCurrent = (each: HeldRole) => each.endedAt === null && lastDay(each) >= today
  const since = addMonths(today, -MONTHS_APART)
  const isRecent = (each: HeldRole) => isCurrent(each) || (each.confirmedAt !== null && lastDay(each) > since)
  const apart = apartFromComplaints(
    given.role,
    held.filter((each) => each.entityId !== null && each.entityId === given.entityId && isCurrent(each)),
  )
  if (apart) return apart
  if (isKeeper(given.role)) {
    const current = held.filter(isCurrent)
    if (current.some(({ entityId }) => entityId === null)) return 'sees-country'
    const here = held.filter(({ entityId }) => entityId === given.entityId)
    if (here.some((each) => readsResults(each.role) && isCurrent(each))) return 'reads'
    const meets =
      given.role === 'transcriber'
        ? here.some((each) => each.role === 'custodian' && isRecent(each))
        : here.some((each) => each.role === 'transcriber' && isCurrent(each))
    return meets ? 'hands-out' : null
  }
  if (given.entityId !== null && !readsResults(given.role)) return null
  const kept = held.filter(
    ({ role, entityId }) => isKeeper(role) && (given.entityId === null || entityId === given.entityId),
  )
  if (kept.some(isCurrent)) return 'keeps'
  return kept.some(isRecent) ? 'kept' : null
}

/** Somebody who could vouch for a keeper: heads in force of the entity, no delegates; and whoever administers. */
export type Voucher = { readonly userId: string; readonly role: 'head' | 'administrator' }

/**
 * Who may vouch for a keeper: a head of the entity who did not propose her; where there is none, an administrator who did
 * not. Whoever proposed never confirms, and nobody confirms herself: every keeper was seen by two others.
 */
export function vouchersFor<V extends Voucher>(
  { userId, proposedBy }: { readonly userId: string; readonly proposedBy: string | null },
  candidates: readonly V[],
): readonly V[] {
  const able = candidates.filter((each) => each.userId !== userId && each.userId !== proposedBy)
  const heads = able.filter(({ role }) => role === 'head')
  return heads.length > 0 ? heads : able.filter(({ role }) => role === 'administrator')
}

/** Staff from which an entity finds its own keepers; one whose figure is not known counts as smaller. */
const STAFF_TO_FIND_OWN = 100

export type Lending = {
  readonly id: string
  readonly governmentLevel: GovernmentLevel
  readonly region: string | null
}
export type Borrowing = Lending & {
  readonly status: EntityStatus
  readonly parentId: string | null
  /** People by the newest figure that the Ministry confirmed; null where it confirmed none. */
  readonly staff: number | null
}

/** Whether an entity is small enough to be lent keepers. @param staff people by the newest confirmed figure, null for none. */
export function mayBorrow(staff: number | null): boolean {
  return staff === null || staff < STAFF_TO_FIND_OWN
}

/** Whether one entity may lend keepers to another: to those attached to it; a regional government also to the municipalities of its region. */
export function mayLendTo(lender: Lending, receiver: Borrowing): boolean {
  if (receiver.status !== 'active' || receiver.id === lender.id || !mayBorrow(receiver.staff)) return false
  if (receiver.parentId === lender.id) return true
  const { governmentLevel, region } = receiver
  return (
    lender.governmentLevel === 'regional-government' &&
    governmentLevel === 'local-government' &&
    region !== null &&
    region === lender.region
  )
}

/** Whether the Ministry lends a keeper. */
export function isLentByMinistry(lentBy: string | null): boolean {
  return lentBy === LENT_BY_MINISTRY
}

import { KEEPER_ROLES, type Role } from '#db/schema/roles.ts'
import { addMonths, daysBetween } from '#app/kit/program/clock.ts'

/** What of a membership decides whether it acts. Dates are ISO dates in Lima time. */
export type Term = {
  readonly role: Role
  readonly startsOn: string
  /** Last day of access. */
  readonly endsOn: string | null
  /** ISO instant at which the person left. */
  readonly endedAt: string | null
  /** Day until which the head must confirm the entity's list; null for national roles. */
  readonly confirmBy: string | null
  /** ISO instant at which somebody vouched for a keeper; null for everybody else. */
  readonly confirmedAt: string | null
}

export type Standing = 'in-force' | 'not-yet' | 'over' | 'lapsed' | 'unconfirmed'

/** Whether a role holds codes or types answers: it reads no results, and waits to be confirmed by name. */
export function isKeeper(role: Role): role is (typeof KEEPER_ROLES)[number] {
  return (KEEPER_ROLES as readonly Role[]).includes(role)
}

/** Whether a membership acts on a day. The head's never lapses: somebody must be able to confirm. */
export function standing(term: Term, today: string): Standing {
  if (term.endedAt !== null || (term.endsOn !== null && term.endsOn < today)) return 'over'
  if (isKeeper(term.role) && term.confirmedAt === null) return 'unconfirmed'
  if (term.startsOn > today) return 'not-yet'
  if (term.role !== 'head' && term.confirmBy !== null && term.confirmBy < today) return 'lapsed'
  return 'in-force'
}

/**
 * Last day on which the other accounts of an entity act without a new confirmation: twelve months after the last one
 * or, where there was none, after its oldest account in force began.
 */
export function confirmationDue(confirmedOn: string | null, oldestStart: string): string {
  return addMonths(confirmedOn ?? oldestStart, 12)
}

/** Days before the last one on which a warning goes out by mail; a notice stands in the pages from the first. */
export const WARNING_DAYS = [60, 30] as const

/** The warning that should have gone out by now: the nearest of those whose day has come; null before all, and after the lapse. */
export function dueWarning(confirmBy: string, today: string): (typeof WARNING_DAYS)[number] | null {
  const left = daysBetween(today, confirmBy)
  if (left < 0) return null
  return [...WARNING_DAYS].reverse().find((days) => left <= days) ?? null
}

/** Whole days until access lapses when that is near enough to say so; negative once it has. */
export function confirmationNotice(confirmBy: string | null, today: string): number | null {
  if (confirmBy === null) return null
  const left = daysBetween(today, confirmBy)
  return left <= WARNING_DAYS[0] ? left : null
}

/**
 * Roles that sign, that see the whole country or complaints, or that hold what everybody answers with sign in with a second step:
 * whoever has a custodian's password could print slips, answer with them, and enter addresses of her own.
 */
export function needsSecondFactor({
  role,
  headsPlanning,
}: {
  readonly role: Role
  readonly headsPlanning: boolean
}): boolean {
  const always: readonly Role[] = ['analyst', 'administrator', 'head', 'custodian', 'human-resources']
  return always.includes(role) || (role === 'contributor' && headsPlanning)
}

/** What one may be invited as. `successor` takes over from the coordinator who invites; the last two are of the Ministry. */
export type Invitable =
  | 'contributor'
  | 'planning'
  | 'custodian'
  | 'transcriber'
  | 'human-resources'
  | 'reader'
  | 'coordinator'
  | 'successor'
  | 'delegate'
  | 'head'
  | 'analyst'
  | 'administrator'

type Grant = { readonly role: Role; readonly headsPlanning: boolean; readonly isDelegate: boolean }

export const GRANTS: Readonly<Record<Invitable, Grant>> = {
  contributor: { role: 'contributor', headsPlanning: false, isDelegate: false },
  planning: { role: 'contributor', headsPlanning: true, isDelegate: false },
  custodian: { role: 'custodian', headsPlanning: false, isDelegate: false },
  transcriber: { role: 'transcriber', headsPlanning: false, isDelegate: false },
  'human-resources': { role: 'human-resources', headsPlanning: false, isDelegate: false },
  reader: { role: 'reader', headsPlanning: false, isDelegate: false },
  coordinator: { role: 'coordinator', headsPlanning: false, isDelegate: false },
  successor: { role: 'coordinator', headsPlanning: false, isDelegate: false },
  delegate: { role: 'head', headsPlanning: false, isDelegate: true },
  head: { role: 'head', headsPlanning: false, isDelegate: false },
  analyst: { role: 'analyst', headsPlanning: false, isDelegate: false },
  administrator: { role: 'administrator', headsPlanning: false, isDelegate: false },
}

/** Entity is the one whose accounts she looks at: of an administrator null where it is the Ministry's own. */
type Inviter = { readonly role: Role; readonly isDelegate: boolean; readonly entity?: { readonly id: string } | null }

/**
 * What this person may invite others as. A delegate does not name further delegates; an administrator names who names the
 * rest. Recursos Humanos is named by the head, where there is none by an administrator: whoever coordinates could give
 * herself what she must not read, by a second mailbox of hers.
 */
export function mayInviteAs({ role, isDelegate, entity }: Inviter): readonly Invitable[] {
  if (role === 'administrator')
    return entity
      ? ['coordinator', 'head', 'custodian', 'transcriber', 'human-resources']
      : ['analyst', 'administrator']
  const team = ['contributor', 'planning', 'custodian', 'transcriber', 'reader'] as const
  if (role === 'coordinator') return [...team, 'successor']
  const ofHead = [...team, 'human-resources', 'coordinator'] as const
  if (role === 'head') return isDelegate ? ofHead : [...ofHead, 'delegate']
  return []
}

/** Of whom a resolution must be given: of a delegate always, of whom the Ministry names to coordinate or as head too. */
export function needsResolution(inviter: Inviter, kind: Invitable): boolean {
  return (
    kind === 'delegate' || (inviter.role === 'administrator' && Boolean(inviter.entity) && !isKeeper(GRANTS[kind].role))
  )
}

type Invited = {
  readonly role: Role
  readonly headsPlanning: boolean
  readonly isDelegate: boolean
  readonly endsOn: string | null
  readonly replacesMembershipId: string | null
  readonly lentBy: string | null
}

/**
 * Whether somebody may send an invitation anew. The new link may be shown to her, so it must be one that she could have
 * sent herself; whoever keeps all accounts may send any, and she alone that of a keeper who is lent. @param today ISO date.
 */
export function mayResend(
  actor: Inviter & { readonly membershipId: string | null },
  invited: Invited,
  today: string,
): boolean {
  if (invited.endsOn !== null && invited.endsOn <= today) return false
  if (actor.role === 'administrator') return true
  if (invited.lentBy !== null) return false
  if (invited.replacesMembershipId !== null)
    return actor.role === 'coordinator' && invited.replacesMembershipId === actor.membershipId
  return mayInviteAs(actor).some(
    (kind) =>
      kind !== 'successor' &&
      GRANTS[kind].role === invited.role &&
      GRANTS[kind].headsPlanning === invited.headsPlanning &&
      GRANTS[kind].isDelegate === invited.isDelegate,
  )
}

type Member = { readonly userId: string; readonly role: Role; readonly isDelegate: boolean }

/**
 * Whether somebody may end a membership of the entity: her own always, and those she could have invited; an administrator
 * any, for there may be nobody left who could.
 */
export function mayEnd(actor: Inviter & { readonly userId: string }, member: Member): boolean {
  if (actor.role === 'administrator') return true
  if (actor.userId === member.userId && actor.role === member.role) return true
  return mayInviteAs(actor).some(
    (kind) =>
      kind !== 'successor' && GRANTS[kind].role === member.role && GRANTS[kind].isDelegate === member.isDelegate,
  )
}

type InForce = { readonly userId: string; readonly secondFactor: boolean }

/**
 * Whether the role of an administrator may end: another person must be left who administers, and whoever leaves herself
 * leaves it to somebody who can sign in for certain, with a second step.
 * @param inForce every administrator in force, she among them.
 */
export function leavesAnAdministrator(actorId: string, endedUserId: string, inForce: readonly InForce[]): boolean {
  const others = inForce.filter(({ userId }) => userId !== endedUserId)
  return actorId === endedUserId ? others.some(({ secondFactor }) => secondFactor) : others.length > 0
}

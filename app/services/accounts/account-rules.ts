import type { Role } from '#db/schema/accounts.ts'
import { addMonths, daysBetween } from '../lima-time.ts'

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
}

export type Standing = 'in-force' | 'not-yet' | 'over' | 'lapsed'

/** Whether a membership acts on a day. The head's never lapses: somebody must be able to confirm. */
export function standing(term: Term, today: string): Standing {
  if (term.endedAt !== null || (term.endsOn !== null && term.endsOn < today)) return 'over'
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

/** Roles that sign, or that see the whole country, sign in with a second step. */
export function needsSecondFactor({ role, headsPlanning }: { readonly role: Role; readonly headsPlanning: boolean }): boolean {
  return role === 'analyst' || role === 'administrator' || role === 'head' || (role === 'contributor' && headsPlanning)
}

/** What one may be invited as within an entity. `successor` takes over from the coordinator who invites. */
export const INVITABLE = ['contributor', 'planning', 'transcriber', 'reader', 'coordinator', 'successor', 'delegate'] as const
export type Invitable = (typeof INVITABLE)[number]

type Grant = { readonly role: Role; readonly headsPlanning: boolean; readonly isDelegate: boolean }

export const GRANTS: Readonly<Record<Invitable, Grant>> = {
  contributor: { role: 'contributor', headsPlanning: false, isDelegate: false },
  planning: { role: 'contributor', headsPlanning: true, isDelegate: false },
  transcriber: { role: 'transcriber', headsPlanning: false, isDelegate: false },
  reader: { role: 'reader', headsPlanning: false, isDelegate: false },
  coordinator: { role: 'coordinator', headsPlanning: false, isDelegate: false },
  successor: { role: 'coordinator', headsPlanning: false, isDelegate: false },
  delegate: { role: 'head', headsPlanning: false, isDelegate: true },
}

type Inviter = { readonly role: Role; readonly isDelegate: boolean }

/** What this person may invite others as. A delegate does not name further delegates. */
export function mayInviteAs({ role, isDelegate }: Inviter): readonly Invitable[] {
  const team = ['contributor', 'planning', 'transcriber', 'reader'] as const
  if (role === 'coordinator') return [...team, 'successor']
  if (role === 'head') return isDelegate ? [...team, 'coordinator'] : [...team, 'coordinator', 'delegate']
  return []
}

type Member = { readonly userId: string; readonly role: Role; readonly isDelegate: boolean }

/** Whether somebody may end a membership of her entity: her own always, and those she could have invited. */
export function mayEnd(actor: Inviter & { readonly userId: string }, member: Member): boolean {
  if (actor.userId === member.userId && actor.role === member.role) return true
  return mayInviteAs(actor).some((kind) => kind !== 'successor' && GRANTS[kind].role === member.role && GRANTS[kind].isDelegate === member.isDelegate)
}

import type { Database } from '#db/client.server.ts'
import { isWriteHeld } from '#db/later.server.ts'
import { findConfirmationBasis, listMemberships, type Membership } from '#db/queries/accounts.server.ts'
import type { Scope } from '#db/scope.ts'
import { scopeIn } from './actor.ts'
import { auth } from './auth.server.ts'
import type { Visitor } from './visitor.ts'
import { limaDate, systemClock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { confirmationDue, needsSecondFactor, standing, type Standing } from './membership-rules.ts'

/** A membership with what decides whether it acts today. */
export type StandingMembership = Membership & { readonly standing: Standing; readonly confirmBy: string | null }

/** Somebody who signed in, before it is asked in which role. */
export type Account = {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly sessionId: string
  readonly secondFactor: boolean
  /** Holds a role that signs in with a second step and has none yet: may do nothing but set it up. */
  readonly mustSetUp: boolean
  /** Every role that she holds or held. */
  readonly memberships: readonly StandingMembership[]
  /** The role in which this session acts; null where she has none, or the one it acted in is over. */
  readonly active: StandingMembership | null
}

/** Day until which the head of the scope's entity must confirm its list of accounts; null for an entity without accounts. */
export async function confirmBy(database: Database, scope: Scope, today: string): Promise<string | null> {
  const { confirmedOn, oldestStart } = await findConfirmationBasis(database, scope, today)
  return oldestStart === null ? null : confirmationDue(confirmedOn, oldestStart)
}

/** The roles of a person as they stand on a day (ISO date). */
export async function standingMemberships(
  database: Database,
  userId: string,
  today: string,
): Promise<StandingMembership[]> {
  const held = await listMemberships(database, userId)
  return Promise.all(
    held.map(async (membership) => {
      const due = membership.entity ? await confirmBy(database, scopeIn(membership.entity), today) : null
      return { ...membership, confirmBy: due, standing: standing({ ...membership, confirmBy: due }, today) }
    }),
  )
}

/** The role in which a session acts: the one chosen while it is in force, the oldest one where none was chosen. */
export function activeMembership(
  memberships: readonly StandingMembership[],
  chosen: string | null,
): StandingMembership | null {
  const inForce = memberships.filter((membership) => membership.standing === 'in-force')
  return (chosen === null ? inForce[0] : inForce.find(({ id }) => id === chosen)) ?? null
}

/** Whether this installation insists on the second step: always in production, where nothing can switch it off. */
export function secondFactorIsRequired(): boolean {
  return runtime().environment.ESPEJO_MODE === 'production'
}

/** Who asks, read from the database at every request, so that whatever ends has ended at once; null without a session. */
export async function currentAccount(visitor: Pick<Visitor, 'headers'>): Promise<Account | null> {
  const { database } = runtime()
  // Once an hour a look prolongs the session, which is written. While somebody else writes, that waits for the next look:
  // SQLite would keep everybody waiting in this thread.
  const disableRefresh = isWriteHeld(database)
  const found = await auth().api.getSession({ headers: visitor.headers, query: { disableRefresh } })
  if (!found) return null
  const { user, session } = found
  const memberships = await standingMemberships(database, user.id, limaDate(systemClock()))
  const required = memberships.some((membership) => membership.standing === 'in-force' && needsSecondFactor(membership))
  const secondFactor = user.twoFactorEnabled === true
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    sessionId: session.id,
    secondFactor,
    mustSetUp: required && !secondFactor && secondFactorIsRequired(),
    memberships,
    active: activeMembership(memberships, session.activeMembershipId ?? null),
  }
}

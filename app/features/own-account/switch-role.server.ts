import { redirect } from '@remix-run/node'
import { updateActiveMembership } from '#db/queries/account-sessions.server.ts'
import type { Account } from '#app/door/current-account.server.ts'
import { HOME } from '#app/door/sign-in.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** The roles of the account, those in force first. */
export function ownRoles({ memberships, active }: Account) {
  const roles = memberships.map(({ id, role, entity, standing, startsOn, endsOn }) => ({
    id,
    role,
    entityName: entity?.name ?? null,
    standing,
    startsOn,
    endsOn,
    active: id === active?.id,
    home: HOME[role],
  }))
  return [
    ...roles.filter(({ standing }) => standing === 'in-force'),
    ...roles.filter(({ standing }) => standing !== 'in-force'),
  ]
}

/** Goes on in another role of the same person. @throws {AppError} `not-found` where it is not in force. */
export function switchRole(account: Account, membershipId: string): Response {
  const chosen = account.memberships.find(({ id, standing }) => id === membershipId && standing === 'in-force')
  if (!chosen) throw new AppError('not-found')
  updateActiveMembership(runtime().database, account.userId, account.sessionId, membershipId)
  return redirect(HOME[chosen.role], 303)
}

import type { Visitor } from '#app/door/visitor.ts'
import { redirect } from '@remix-run/node'
import { deleteSession, deleteSessions, sessionsOf, setActiveMembership } from '#db/queries/account-sessions.server.ts'
import { callAuth, cookiesOf } from '#app/door/auth.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { limaDate, limaTime, systemClock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { HOME } from '#app/door/sign-in.server.ts'
import { recordAccountDeed } from '#app/door/record-account-deed.server.ts'
import { deviceName } from './device-name.ts'
import type { Account } from '#app/door/current-account.server.ts'
import { passwordProblems } from '#app/features/sign-in/password-rules.ts'
import { announcePasswordChange } from '#app/features/sign-in/reset-password.server.ts'

/** The account with its sessions, as its own page shows it. */
export async function getOwnAccount(account: Account) {
  const sessions = await sessionsOf(runtime().database, account.userId, systemClock())
  return {
    name: account.name,
    email: account.email,
    secondFactor: account.secondFactor,
    severalRoles: account.memberships.filter(({ standing }) => standing === 'in-force').length > 1,
    role: account.active && { role: account.active.role, entityName: account.active.entity?.name ?? null },
    sessions: sessions.map(({ id, userAgent, createdAt, updatedAt }) => ({
      id,
      own: id === account.sessionId,
      device: deviceName(userAgent ?? ''),
      since: { day: limaDate(createdAt), time: limaTime(createdAt) },
      used: { day: limaDate(updatedAt), time: limaTime(updatedAt) },
    })),
  }
}

export type OwnAccount = Awaited<ReturnType<typeof getOwnAccount>>

/** Ends one session of the account. @throws {AppError} `not-found` for one that is not hers. */
export function endSession(account: Account, sessionId: string): Response {
  const ended = runtime().database.transaction((transaction) => {
    if (!deleteSession(transaction, account.userId, sessionId)) return false
    recordAccountDeed(transaction, account, 'account.session-ended', systemClock())
    return true
  })
  if (!ended) throw new AppError('not-found')
  return redirect(sessionId === account.sessionId ? '/ingresar' : '/cuenta?aviso=sesion', 303)
}

/** Ends every session of the account, this one too. */
export function endAllSessions(account: Account): Response {
  runtime().database.transaction((transaction) => {
    deleteSessions(transaction, account.userId, null)
    recordAccountDeed(transaction, account, 'account.sessions-ended', systemClock())
  })
  return redirect('/ingresar?aviso=sesiones', 303)
}

/** Changes the password of whoever knows the old one, and ends her other sessions. */
export async function changePassword(
  visitor: Visitor,
  account: Account,
  form: FormData,
): Promise<Response | FieldProblems> {
  const [old, password, again] = ['actual', 'clave', 'clave2'].map((name) => String(form.get(name) ?? ''))
  const problems = passwordProblems(password ?? '', again ?? '', account.email)
  if (Object.keys(problems).length > 0) return problems
  const answer = await callAuth(visitor, '/change-password', {
    currentPassword: old,
    newPassword: password,
    revokeOtherSessions: true,
  })
  if (answer.status === 429) return { actual: 'Hubo muchos intentos seguidos. Espere un minuto y vuelva a intentar' }
  if (!answer.ok) return { actual: 'La contraseña actual no coincide' }
  announcePasswordChange(account)
  return redirect('/cuenta?aviso=clave', { headers: cookiesOf(answer), status: 303 })
}

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
  setActiveMembership(runtime().database, account.userId, account.sessionId, membershipId)
  return redirect(HOME[chosen.role], 303)
}

import { callAuth, cookiesOf } from '#app/door/auth.server.ts'
import type { Account } from '#app/door/current-account.server.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { passwordProblems } from '#app/features/sign-in/password-rules.ts'
import { announcePasswordChange } from '#app/features/sign-in/reset-password.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { PasswordChange } from './form.ts'

const refused = (actual: string) => ({ ok: false, problems: { actual } }) as const

export type PasswordChanged =
  | { readonly ok: true; readonly cookies: [string, string][] }
  | { readonly ok: false; readonly problems: FieldProblems }

/** Changes the password of whoever knows the old one, and ends her other sessions. @returns the cookies of the session that goes on. */
export async function changePassword(
  visitor: Visitor,
  account: Account,
  { current, password, again }: PasswordChange,
): Promise<PasswordChanged> {
  const problems = passwordProblems(password, again, account.email)
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const answer = await callAuth(visitor, '/change-password', {
    currentPassword: current,
    newPassword: password,
    revokeOtherSessions: true,
  })
  if (answer.status === 429) return refused('Hubo muchos intentos seguidos. Espere un minuto y vuelva a intentar')
  if (!answer.ok) return refused('La contraseña actual no coincide')
  announcePasswordChange(account)
  return { ok: true, cookies: cookiesOf(answer) }
}

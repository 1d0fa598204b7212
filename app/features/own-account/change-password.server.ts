import { redirect } from '@remix-run/node'
import { callAuth, cookiesOf } from '#app/door/auth.server.ts'
import type { Account } from '#app/door/current-account.server.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { passwordProblems } from '#app/features/sign-in/password-rules.ts'
import { announcePasswordChange } from '#app/features/sign-in/reset-password.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { PasswordChange } from './form.ts'

/** Changes the password of whoever knows the old one, and ends her other sessions. */
export async function changePassword(
  visitor: Visitor,
  account: Account,
  { current, password, again }: PasswordChange,
): Promise<Response | FieldProblems> {
  const problems = passwordProblems(password, again, account.email)
  if (Object.keys(problems).length > 0) return problems
  const answer = await callAuth(visitor, '/change-password', {
    currentPassword: current,
    newPassword: password,
    revokeOtherSessions: true,
  })
  if (answer.status === 429) return { actual: 'Hubo muchos intentos seguidos. Espere un minuto y vuelva a intentar' }
  if (!answer.ok) return { actual: 'La contraseña actual no coincide' }
  announcePasswordChange(account)
  return redirect('/cuenta?aviso=clave', { headers: cookiesOf(answer), status: 303 })
}

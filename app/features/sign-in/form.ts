import { ownPath } from '#app/door/own-path.ts'
import { asSent, lineOf } from '#app/kit/forms/fields.ts'

/** Who signs in, and the page of ours that she came from. */
export type SignIn = { readonly email: string; readonly password: string; readonly back: string | null }

export function readSignIn(form: FormData): SignIn {
  return { email: lineOf(form, 'correo'), password: asSent(form, 'clave'), back: ownPath(form.get('volver')) }
}

/** The second step: a code of the application, or one of those kept for an emergency. */
export type SecondStep = { readonly code: string; readonly recovery: boolean; readonly back: string | null }

export function readSecondStep(form: FormData): SecondStep {
  return {
    code: lineOf(form, 'codigo'),
    recovery: form.has('recuperacion'),
    back: ownPath(form.get('volver')),
  }
}

/** Address of an account whose password is asked for anew, as typed. */
export function readResetRequest(form: FormData): string {
  return lineOf(form, 'correo')
}

/** A new password, typed twice. */
export type NewPassword = { readonly password: string; readonly again: string }

export function readNewPassword(form: FormData): NewPassword {
  return { password: asSent(form, 'clave'), again: asSent(form, 'clave2') }
}

import { ownPath } from '#app/door/own-path.ts'

const textOf = (form: FormData, field: string) => String(form.get(field) ?? '')

/** Who signs in, and the page of ours that she came from. */
export type SignIn = { readonly email: string; readonly password: string; readonly back: string | null }

export function readSignIn(form: FormData): SignIn {
  return { email: textOf(form, 'correo'), password: textOf(form, 'clave'), back: ownPath(form.get('volver')) }
}

/** The second step: a code of the application, or one of those kept for an emergency. */
export type SecondStep = { readonly code: string; readonly recovery: boolean; readonly back: string | null }

export function readSecondStep(form: FormData): SecondStep {
  return {
    code: textOf(form, 'codigo'),
    recovery: form.has('recuperacion'),
    back: ownPath(form.get('volver')),
  }
}

/** Address of an account whose password is asked for anew, as typed. */
export function readResetRequest(form: FormData): string {
  return textOf(form, 'correo')
}

/** A new password, typed twice. */
export type NewPassword = { readonly password: string; readonly again: string }

export function readNewPassword(form: FormData): NewPassword {
  return { password: textOf(form, 'clave'), again: textOf(form, 'clave2') }
}

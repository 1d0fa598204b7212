import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { ADDRESS_FAULT_WORDS } from '#app/kit/mail/mail-address.ts'
import type { ResetAsked } from './reset-password.server.ts'

export const PASSWORD_HELP =
  'Al menos 12 caracteres. Una frase larga es más segura y más fácil de recordar que una palabra con símbolos.'

/** A new password, typed twice. */
export function NewPasswordFields({ problems }: { problems: FieldProblems }) {
  return (
    <>
      <Field
        name="clave"
        label="Contraseña nueva"
        type="password"
        autoComplete="new-password"
        help={PASSWORD_HELP}
        problem={problems['clave']}
        required
      />
      <Field
        name="clave2"
        label="Otra vez la contraseña nueva"
        type="password"
        autoComplete="new-password"
        problem={problems['clave2']}
        required
      />
    </>
  )
}

export function problemList(problems: FieldProblems): { field: string; message: string }[] {
  return Object.entries(problems).map(([field, message]) => ({ field, message }))
}

const TOO_MANY = 'Hubo muchos pedidos seguidos. Espere diez minutos y vuelva a intentar.'

function requestProblem(asked: ResetAsked | null): string | undefined {
  if (asked?.kind === 'malformed') return ADDRESS_FAULT_WORDS[asked.fault]
  return asked?.kind === 'too-many' ? TOO_MANY : undefined
}

/** Asks for a link to set a new password. What it says does not tell whether there is such an account. */
export function ResetRequest({ asked, sendsMail }: { asked: ResetAsked | null; sendsMail: boolean }) {
  const problem = requestProblem(asked)
  if (asked?.kind === 'asked')
    return (
      <>
        <h1>Revise su correo</h1>
        <p>
          Si hay una cuenta con ese correo, en unos minutos recibirá un enlace. Sirve una sola vez y durante una hora.
        </p>
        <p>
          ¿No llega? Mire en la carpeta de correo no deseado o <Link to="/restablecer">pida otro enlace</Link>.
        </p>
      </>
    )
  return (
    <>
      <Link className="volver" to="/ingresar">
        Volver a ingresar
      </Link>
      <h1>Poner una contraseña nueva</h1>
      <ErrorSummary problems={problem ? [{ field: 'correo', message: problem }] : []} />
      {sendsMail ? null : (
        <Notice kind="warning">
          <p>Esta instalación no envía correo. Para recuperar su cuenta escriba a la administración del MIMP.</p>
        </Notice>
      )}
      <p>Escriba el correo de su cuenta. Le enviaremos un enlace.</p>
      <SendForm noValidate>
        <Field
          name="correo"
          label="Correo institucional"
          type="email"
          autoComplete="username"
          defaultValue={asked?.kind === 'malformed' ? asked.typed : undefined}
          required
        />
        <SendButton className="boton">Enviar el enlace</SendButton>
      </SendForm>
    </>
  )
}

/** Sets a new password by a link. */
export function ResetForm({ works, problems }: { works: boolean; problems: FieldProblems }) {
  if (!works)
    return <SpentLink what="El enlace venció o ya se usó." next={<Link to="/restablecer">Pida otro enlace</Link>} />
  return (
    <>
      <h1>Poner una contraseña nueva</h1>
      <ErrorSummary problems={problemList(problems)} />
      <p>Al guardarla se cierran todas sus sesiones. Si tiene segundo paso, se le pedirá igual que siempre.</p>
      <SendForm noValidate>
        <NewPasswordFields problems={problems} />
        <SendButton className="boton">Guardar la contraseña</SendButton>
      </SendForm>
    </>
  )
}

/** One page for links that are spent, over, withdrawn or never were. */
export function SpentLink({ what, next }: { what: string; next: ReactNode }) {
  return (
    <>
      <h1>Este enlace ya no sirve</h1>
      <p>{what}</p>
      <p>{next}</p>
    </>
  )
}

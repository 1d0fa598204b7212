import { QrDrawing } from '#app/kit/figures/qr-drawing.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { CopyButton } from '#app/kit/shell/copy-button.tsx'
import { PrintButton } from '#app/kit/shell/print-button.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { RecoveryCodes, SecondFactorProblem, Setup } from '#app/door/second-factor.server.ts'

const PROBLEMS: Record<SecondFactorProblem, string> = {
  'wrong-password': 'La contraseña no coincide.',
  'wrong-code':
    'El código no coincide. Espere a que su aplicación muestre el siguiente y escríbalo. Si no lo logra, empiece de nuevo.',
  'too-many-attempts': 'Hubo muchos intentos seguidos. Espere un minuto y vuelva a intentar.',
}

type Refused = { readonly problem: SecondFactorProblem; readonly step: 'start' | 'scanned' }
export type SecondFactorResult = Setup | RecoveryCodes | Refused | null

function PasswordForm({
  intent,
  label,
  button,
  grave = false,
}: {
  intent: string
  label: string
  button: string
  grave?: boolean
}) {
  return (
    <SendForm noValidate>
      <div className="campo">
        <label htmlFor={`clave-${intent}`}>{label}</label>
        <input id={`clave-${intent}`} name="clave" type="password" autoComplete="current-password" required />
      </div>
      <SendButton className={grave ? 'boton segundo' : 'boton'} name="accion" value={intent}>
        {button}
      </SendButton>
    </SendForm>
  )
}

function CodeForm() {
  return (
    <SendForm noValidate>
      <Field
        name="codigo"
        label="Código de seis números"
        className="corto"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
      />
      <SendButton className="boton" name="accion" value="confirmar">
        Confirmar
      </SendButton>
    </SendForm>
  )
}

function Scan({ setup }: { setup: Setup }) {
  return (
    <>
      <h2>2. Agregue Espejo a su aplicación</h2>
      <p>
        Abra en su teléfono una aplicación de códigos (por ejemplo Aegis, Google Authenticator o Microsoft
        Authenticator) y lea este cuadro:
      </p>
      <div className="qr grande" role="img" aria-label="Código QR para su aplicación de códigos">
        <QrDrawing code={setup.qr} />
      </div>
      <p>
        Si no puede leerlo, escriba esta clave: <code className="codigo largo">{setup.secret}</code>{' '}
        <CopyButton text={setup.secret} what="la clave" />
      </p>
      <h2>3. Escriba el código que muestra</h2>
      <CodeForm />
    </>
  )
}

function Codes({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <Notice kind="done" role="status">
        <h2>Guarde estos códigos de recuperación</h2>
        <p>
          Si pierde su teléfono, cada uno le permite ingresar una vez. Se muestran solo ahora: imprímalos o escríbalos y
          guárdelos en un lugar seguro.
        </p>
        <ul className="codigos">
          {codes.map((code) => (
            <li key={code}>
              <code className="codigo">{code}</code>
            </li>
          ))}
        </ul>
        <CopyButton text={codes.join('\n')} what="los códigos de recuperación" />
      </Notice>
      <PrintButton />
      <p>
        <Link className="boton" to="/cuenta/funciones">
          Ya los guardé: continuar
        </Link>
      </p>
    </>
  )
}

function Begin() {
  return (
    <>
      <p>
        Al ingresar, además de su contraseña, escribirá un código que cambia cada 30 segundos en su teléfono. Así nadie
        entra con su contraseña sola.
      </p>
      <h2>1. Confirme que es usted</h2>
      <PasswordForm intent="empezar" label="Su contraseña" button="Empezar" />
    </>
  )
}

function Manage({ required }: { required: boolean }) {
  return (
    <>
      <Notice kind="done">
        <p>El segundo paso está activo: se le pide un código cada vez que ingresa.</p>
      </Notice>
      <h2>Nuevos códigos de recuperación</h2>
      <p>Los anteriores dejan de servir.</p>
      <PasswordForm intent="codigos" label="Su contraseña" button="Crear códigos nuevos" />
      <h2>{required ? 'Cambiar de teléfono' : 'Quitar el segundo paso'}</h2>
      <p>
        {required
          ? 'Se quita el segundo paso de este teléfono y enseguida lo activa en el nuevo. Su función lo exige: sin él no podrá hacer nada más.'
          : 'Volverá a ingresar solo con su contraseña.'}
      </p>
      <PasswordForm intent="quitar" label="Su contraseña" button={required ? 'Cambiar de teléfono' : 'Quitar'} grave />
    </>
  )
}

type Props = {
  readonly active: boolean
  readonly required: boolean
  readonly mustSetUp: boolean
  readonly fresh: RecoveryCodes | null
  readonly result: SecondFactorResult
}

/** Sets the second step up, shows recovery codes once, renews them, takes it away. */
export function SecondFactorPage({ active, required, mustSetUp, fresh, result }: Props) {
  const problem = result && 'problem' in result ? result : null
  const codes = result?.step === 'codes' ? result : fresh
  let body: ReactNode = active ? <Manage required={required} /> : <Begin />
  if (codes) body = <Codes codes={codes.codes} />
  else if (result?.step === 'scan') body = <Scan setup={result} />
  else if (problem?.step === 'scanned')
    body = (
      <>
        <CodeForm />
        <p>
          <Link to="/cuenta/segundo-paso">Empezar de nuevo</Link>
        </p>
      </>
    )
  return (
    <>
      {mustSetUp ? null : (
        <Link className="volver" to="/cuenta">
          Mi cuenta
        </Link>
      )}
      <h1>Segundo paso para ingresar</h1>
      <ErrorSummary
        problems={
          problem
            ? [
                {
                  field: problem.step === 'scanned' ? 'codigo' : active ? 'clave-codigos' : 'clave-empezar',
                  message: PROBLEMS[problem.problem],
                },
              ]
            : []
        }
      />
      {mustSetUp && !result ? (
        <Notice kind="warning">
          <p>Su función firma o ve datos de todo el país, por eso necesita un segundo paso. Actívelo para continuar.</p>
        </Notice>
      ) : null}
      {body}
    </>
  )
}

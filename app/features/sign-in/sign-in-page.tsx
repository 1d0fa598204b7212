import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { ADDRESS_FAULT_WORDS } from '#app/kit/mail/mail-address.ts'
import { formatCount } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { SecondStepProblem, SignInProblem } from '#app/door/sign-in.server.ts'
import { WithAside } from '#app/kit/shell/with-aside.tsx'
import { comeBackWords } from './provider-words.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.ts'

function problemWords(problem: SignInProblem): string {
  if (problem.kind === 'address') return ADDRESS_FAULT_WORDS[problem.fault]
  if (problem.kind === 'wrong-credentials') return 'El correo o la contraseña no coinciden. Revise y vuelva a intentar.'
  return `Hubo varios intentos errados. Espere ${formatCount(problem.seconds, 'segundo', 'segundos')} y vuelva a intentar. Si no fue usted y se repite, pida una contraseña nueva: desde el equipo donde la elija ya no esperará por los intentos de otras personas.`
}

/** Why somebody who was at work has to sign in again. */
const NOTICES: Readonly<Record<string, string>> = {
  guardado:
    'Su sesión terminó. Lo que escribió está guardado unos minutos, solo para usted: ingrese y volverá a su formulario, con todo puesto.',
  terminada: 'Su sesión terminó antes de que llegara lo que envió: no se hizo nada. Ingrese para volver a su página.',
}

/** What a second step is made from, published because it guards nothing: base32, as an application takes it. */
export type DemoSecondFactor = { readonly email: string; readonly secret: string }

function DemoAccounts({ second }: { second: DemoSecondFactor }) {
  return (
    <section className="caja" aria-labelledby="cuentas">
      <h2 id="cuentas">Cuentas de la demostración</h2>
      <dl className="definiciones">
        {DEMO_ACCOUNTS.map(({ email, whose }) => (
          <Fragment key={email}>
            <dt>{whose}</dt>
            <dd>
              <code>{email}</code>
            </dd>
          </Fragment>
        ))}
        <dt>Titular de otra entidad, con segundo paso</dt>
        <dd>
          <code>{second.email}</code>. Clave para la aplicación de códigos:{' '}
          <code className="largo">{second.secret}</code>
        </dd>
      </dl>
      <p>
        Contraseña de todas: <code>{DEMO_PASSWORD}</code>
      </p>
      <p>
        En una instalación real el segundo paso es obligatorio para el MIMP y para quien firma; aquí solo lo tiene la
        última cuenta. Esta demostración usa http sin cifrar: la conexión puede leerse en la red y la sesión no está
        atada a https.
      </p>
    </section>
  )
}

type Props = {
  readonly back: string | null
  readonly demo: DemoSecondFactor | null
  readonly problem: SignInProblem | null
  readonly email: string
  /** Key of a notice; null where there is none. */
  readonly notice: string | null
  /** What the provider is called by which accounts may sign in too; null where there is none. */
  readonly provider: string | null
  /** Why she came back from it without a session. */
  readonly cameBack: string | null
}

/** The other way in: a link, as no form of ours may lead to another site. */
function ByProvider({ name, back }: { name: string; back: string | null }) {
  return (
    <section aria-labelledby="otro-servicio">
      <h2 id="otro-servicio">Con otro servicio</h2>
      <p>
        <a className="boton segundo" href={`/ingresar/proveedor${back ? `?volver=${encodeURIComponent(back)}` : ''}`}>
          Ingresar con {name}
        </a>
      </p>
      <p className="tenue">Para quien ya vinculó su cuenta en «Mi cuenta».</p>
    </section>
  )
}

export function SignInForm({ back, demo, problem, email, notice, provider, cameBack }: Props) {
  const said = notice === null ? undefined : NOTICES[notice]
  const returned = provider === null || problem ? null : comeBackWords(cameBack, provider)
  const aside = (
    <>
      <p>
        ¿Su entidad todavía no tiene cuenta? <Link to="/solicitar-cuenta">Pida una cuenta</Link>.
      </p>
      {demo ? <DemoAccounts second={demo} /> : null}
    </>
  )
  return (
    <>
      <h1>Ingresar</h1>
      {said ? (
        <Notice role="status">
          <p>{said}</p>
        </Notice>
      ) : null}
      <ErrorSummary problems={problem ? [{ field: 'correo', message: problemWords(problem) }] : []} />
      {returned ? (
        <Notice role="alert">
          <p>{returned}</p>
        </Notice>
      ) : null}
      <p>
        ¿Vino a responder un cuestionario? No necesita cuenta:{' '}
        <Link to="/r" reloadDocument>
          escriba su código
        </Link>
        .
      </p>
      <WithAside aside={aside}>
        <SendForm noValidate>
          {back ? <input type="hidden" name="volver" value={back} /> : null}
          <Field
            name="correo"
            label="Correo institucional"
            type="email"
            autoComplete="username"
            defaultValue={email}
            required
          />
          <Field name="clave" label="Contraseña" type="password" autoComplete="current-password" required />
          <div className="botones">
            <SendButton className="boton" busy="Ingresando…">
              Ingresar
            </SendButton>
            <Link to="/restablecer">Olvidé mi contraseña</Link>
          </div>
        </SendForm>
        {provider ? <ByProvider name={provider} back={back} /> : null}
      </WithAside>
    </>
  )
}

const STEP_PROBLEMS: Record<SecondStepProblem, string> = {
  'wrong-code': 'El código no coincide. Escriba el que se ve ahora mismo.',
  'too-many-attempts': 'Hubo muchos intentos seguidos. Espere quince minutos y vuelva a ingresar.',
  'start-again': 'Pasó demasiado tiempo o hubo varios códigos errados. Vuelva a ingresar con su contraseña.',
}

/** The second step of signing in; with `recovery` by one of the codes that were kept for an emergency. */
export function SecondStepForm({
  back,
  recovery,
  problem,
  demo,
}: {
  back: string | null
  recovery: boolean
  problem: SecondStepProblem | null
  demo: DemoSecondFactor | null
}) {
  const query = back ? `volver=${encodeURIComponent(back)}` : ''
  return (
    <>
      <Link className="volver" to="/ingresar">
        Volver a ingresar
      </Link>
      <h1>{recovery ? 'Escriba un código de recuperación' : 'Escriba el código de su aplicación'}</h1>
      <ErrorSummary problems={problem ? [{ field: 'codigo', message: STEP_PROBLEMS[problem] }] : []} />
      <p>
        {recovery
          ? 'Use uno de los diez códigos que guardó al activar el segundo paso. Cada uno sirve una sola vez.'
          : 'Abra la aplicación de códigos de su teléfono y escriba los seis números que muestra para Espejo.'}
      </p>
      <SendForm noValidate>
        {back ? <input type="hidden" name="volver" value={back} /> : null}
        {recovery ? <input type="hidden" name="recuperacion" value="si" /> : null}
        {recovery ? (
          <Field
            name="codigo"
            label="Código de recuperación"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        ) : (
          <Field
            name="codigo"
            label="Código de seis números"
            className="corto"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
          />
        )}
        <SendButton className="boton" busy="Ingresando…">
          Ingresar
        </SendButton>
      </SendForm>
      <p>
        {recovery ? (
          <Link to={`/ingresar/codigo?${query}`}>Usar la aplicación de códigos</Link>
        ) : (
          <Link to={`/ingresar/codigo?recuperacion=1&${query}`}>
            No tengo mi teléfono: usar un código de recuperación
          </Link>
        )}
      </p>
      {demo && !recovery ? (
        <Notice>
          <p>
            Demostración: agregue en su aplicación la clave <code className="largo">{demo.secret}</code> de{' '}
            <code>{demo.email}</code>.
          </p>
        </Notice>
      ) : null}
    </>
  )
}

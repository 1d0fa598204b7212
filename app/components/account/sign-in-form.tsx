import { Form, Link } from '@remix-run/react'
import { Fragment } from 'react'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { Field } from '#app/components/forms/field.tsx'
import type { SignInProblem } from '#app/services/sign-in.server.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.ts'

const PROBLEMS: Record<SignInProblem, string> = {
  'wrong-credentials': 'El correo o la contraseña no coinciden. Revise y vuelva a intentar.',
  'too-many-attempts': 'Hubo muchos intentos seguidos. Espere un minuto y vuelva a intentar.',
}

function DemoAccounts() {
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
      </dl>
      <p>
        Contraseña de todas: <code>{DEMO_PASSWORD}</code>
      </p>
    </section>
  )
}

export function SignInForm({ back, demo, problem, email }: { back: string | null; demo: boolean; problem: SignInProblem | null; email: string }) {
  return (
    <>
      <h1>Ingresar</h1>
      <ErrorSummary problems={problem ? [{ field: 'correo', message: PROBLEMS[problem] }] : []} />
      <p>
        ¿Vino a responder un cuestionario? No necesita cuenta: <Link to="/r" reloadDocument>escriba su código</Link>.
      </p>
      <Form method="post" noValidate>
        {back ? <input type="hidden" name="volver" value={back} /> : null}
        <Field name="correo" label="Correo institucional" type="email" autoComplete="username" defaultValue={email} required />
        <Field name="clave" label="Contraseña" type="password" autoComplete="current-password" required />
        <p>
          <button className="boton" type="submit">
            Ingresar
          </button>
        </p>
      </Form>
      {demo ? <DemoAccounts /> : null}
    </>
  )
}

import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { formatShortDate } from '#app/kit/format.ts'
import type { LinkProblem, ProviderLinkView } from '#app/door/provider/come-in.server.ts'
import { comeBackWords } from '#app/features/sign-in/provider-words.ts'

const PROBLEMS: Record<LinkProblem, string> = {
  'wrong-password': 'La contraseña no coincide.',
  'too-many-attempts': 'Hubo varios intentos errados. Espere medio minuto y vuelva a intentar.',
  'start-again': 'Pasaron más de cinco minutos, o el vínculo cambió entretanto. Empiece de nuevo.',
}

function Linked({ name, since }: { name: string; since: string }) {
  return (
    <>
      <p>
        Su cuenta está vinculada con {name} desde el {formatShortDate(since)}. Puede ingresar con él o con su
        contraseña.
      </p>
      <SendForm>
        <SendButton className="boton segundo" name="accion" value="quitar">
          Quitar el vínculo
        </SendButton>
      </SendForm>
    </>
  )
}

function Waiting({ name, email, wrong }: { name: string; email: string; wrong: boolean }) {
  return (
    <>
      <p>
        {name} confirmó que usted tiene allí una cuenta con el correo <strong>{email}</strong>. Para vincularla, escriba
        la contraseña de su cuenta de Espejo.
      </p>
      <SendForm noValidate>
        <Field
          name="clave"
          label="Contraseña de Espejo"
          type="password"
          autoComplete="current-password"
          problem={wrong ? PROBLEMS['wrong-password'] : undefined}
          required
        />
        <SendButton className="boton" name="accion" value="vincular">
          Vincular
        </SendButton>
      </SendForm>
    </>
  )
}

type Props = ProviderLinkView & {
  /** Why she came back from the provider without anything. */
  readonly cameBack: string | null
  readonly problem: LinkProblem | null
}

/** The link of one's own account with a provider of identities. */
export function ProviderPage({ name, since, waits, cameBack, problem }: Props) {
  const said = problem === null ? comeBackWords(cameBack, name) : PROBLEMS[problem]
  return (
    <>
      <Link className="volver" to="/cuenta">
        Volver a mi cuenta
      </Link>
      <h1>Ingresar con {name}</h1>
      <ErrorSummary problems={said ? [{ field: waits ? 'clave' : 'vinculo', message: said }] : []} />
      <section id="vinculo" tabIndex={-1}>
        {since ? (
          <Linked name={name} since={since} />
        ) : waits ? (
          <Waiting name={name} email={waits} wrong={problem === 'wrong-password'} />
        ) : (
          <>
            <p>
              Si tiene una cuenta en {name} con el mismo correo que aquí, puede vincularla y usarla para ingresar. Su
              contraseña de Espejo sigue sirviendo.
            </p>
            <p>
              <a className="boton" href="/cuenta/proveedor/ir">
                Ir a {name}
              </a>
            </p>
          </>
        )}
      </section>
      <h2>Lo que conviene saber</h2>
      <ul>
        <li>El segundo paso se pide igual, con cualquiera de las dos maneras.</li>
        <li>Espejo guarda solo qué cuenta de {name} es la suya: ni su clave de allí ni otro dato de ella.</li>
        <li>«Salir» cierra su sesión en Espejo, no la de {name}. En un equipo compartido, cierre las dos.</li>
      </ul>
    </>
  )
}

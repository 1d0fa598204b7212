import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TickField } from '#app/kit/forms/choice.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { DomainsView } from './agree-domain.server.ts'

type Props = {
  readonly view: DomainsView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

function listOf(domains: readonly string[]): string {
  return domains.length > 0 ? domains.join(', ') : 'ninguno'
}

/** Where the head agrees to mailboxes that are not of the entity's own domain. */
export function DomainsPage({ view, problems, values }: Props) {
  return (
    <>
      <Link className="volver" to={`/panel/aplicaciones/${view.campaignId}`}>
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Dominios de correo</h1>
      <p className="tenue">{view.title}</p>
      <p>
        Las invitaciones van solo a buzones de la entidad. Cada buzón recibe un código: quien puede abrir muchos buzones
        podría responder muchas veces. Por eso otro dominio necesita que usted lo acepte, solo para esta aplicación.
      </p>
      <dl className="definiciones">
        <dt>De la entidad</dt>
        <dd>{listOf(view.own)}</dd>
        <dt>Aceptados por la titularidad</dt>
        <dd>{listOf(view.agreed)}</dd>
      </dl>
      {/* Another form once a domain was agreed to. */}
      <SendForm key={view.agreed.length} noValidate>
        <Field
          name="dominio"
          label="Otro dominio"
          help="Lo que va después de la arroba. En gmail.com, hotmail.com y parecidos cualquiera abre buzones: acéptelos solo si no hay otra forma."
          autoComplete="off"
          spellCheck={false}
          defaultValue={values['dominio'] ?? ''}
          problem={problems['dominio']}
        />
        <TickField
          name="confirmo"
          id="confirmo"
          label="El personal de la entidad tiene su buzón en ese dominio, y lo acepto para esta aplicación"
          checked={false}
          problem={problems['confirmo']}
        />
        <SendButton className="boton">Aceptar el dominio</SendButton>
      </SendForm>
    </>
  )
}

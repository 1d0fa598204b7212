import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { ChoiceField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import type { Invitable } from '#app/door/membership-rules.ts'
import type { InvitationSent } from './invite-account.server.ts'
import { CopyButton } from '#app/kit/shell/copy-button.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { AccountsPlace } from './accounts-place.ts'
import { problemList } from '#app/features/sign-in/password-forms.tsx'
import { PersonFields } from './person-fields.tsx'

const KINDS: Record<Invitable, { readonly label: string; readonly help: string }> = {
  contributor: {
    label: 'Equipo de la entidad',
    help: 'Llena preguntas de presupuesto o sigue las acciones que tiene a su cargo.',
  },
  planning: {
    label: 'Jefatura de planeamiento y presupuesto',
    help: 'Lo mismo, y firma el autodiagnóstico de presupuesto. Necesita segundo paso.',
  },
  custodian: {
    label: 'Custodia de códigos',
    help: 'Imprime y entrega papeletas y formularios en papel; no los digita. Es de otra unidad y no lee resultados. La titular o el titular la confirma con su nombre.',
  },
  transcriber: {
    label: 'Digitación',
    help: 'Digita lotes sellados de formularios en papel. Es de otra unidad y no lee resultados. La titular o el titular la confirma con su nombre.',
  },
  'human-resources': {
    label: 'Recursos Humanos (hoja de SERVIR)',
    help: 'Llena cada semestre las cifras de quejas que se informan a SERVIR. Nadie más de la entidad las ve. No coordina, no es titular, no custodia códigos ni digita. La invita la persona titular, o el MIMP donde no hay: quien coordina no puede. Necesita segundo paso.',
  },
  reader: { label: 'Lectura', help: 'Lee los resultados que usted elija, hasta una fecha.' },
  coordinator: {
    label: 'Coordinación del mecanismo',
    help: 'Aplica las herramientas, lee los resultados y lleva el plan.',
  },
  successor: {
    label: 'Mi relevo en la coordinación',
    help: 'Cuando acepte, la función de usted termina y la otra persona continúa.',
  },
  delegate: {
    label: 'Por delegación de la titular o el titular',
    help: 'Lee y firma en su nombre, con resolución y hasta una fecha. Necesita segundo paso.',
  },
  head: {
    label: 'Titular de la entidad',
    help: 'Lee, firma, nombra a la coordinación y confirma la lista de cuentas. Necesita segundo paso.',
  },
  analyst: {
    label: 'Análisis del MIMP',
    help: 'Ve qué aplicó cada entidad, compara y revisa presupuestos. Necesita segundo paso.',
  },
  administrator: {
    label: 'Administración del MIMP',
    help: 'Mantiene las entidades y todas las cuentas, también estas. Necesita segundo paso.',
  },
}

const RESOLUTION_HELP = {
  own: 'Obligatorio para quien actúa por delegación; en lo demás, si la hay.',
  kept: 'La que nombra a esta persona en la coordinación o como titular. En lo demás, si la hay.',
  ministry: 'Si la hay.',
} satisfies Record<AccountsPlace['whose'], string>

const END_HELP = {
  own: 'Obligatorio para lectura y delegación. Sin fecha, el acceso dura hasta que alguien lo termine.',
  kept: 'Sin fecha, el acceso dura hasta que alguien lo termine.',
  ministry: 'Sin fecha, el acceso dura hasta que alguien lo termine.',
} satisfies Record<AccountsPlace['whose'], string>

/** That an invitation is on its way, or the link to hand over where no mail carries it. */
export function InvitationSentBox({ sent }: { sent: InvitationSent }) {
  return (
    <Notice kind="done" role="status">
      <h2>Invitación lista para {sent.name}</h2>
      {sent.link ? (
        <>
          <p>
            Entréguele este enlace por un medio seguro. Sirve una sola vez y vence en siete días. Se ve solo en esta
            página, en este navegador, durante una hora:
          </p>
          <p>
            <code className="largo">{sent.link}</code> <CopyButton text={sent.link} what="el enlace" />
          </p>
        </>
      ) : (
        <p>Enviamos el enlace a {sent.email}. Sirve una sola vez y vence en siete días.</p>
      )}
    </Notice>
  )
}

function Sent({ sent, place }: { sent: InvitationSent; place: AccountsPlace }) {
  return (
    <>
      <InvitationSentBox sent={sent} />
      <p className="botones">
        <Link className="boton" to={place.to}>
          Volver a las cuentas
        </Link>
        <Link to={`${place.to}/invitar`} reloadDocument>
          Invitar a otra persona
        </Link>
      </p>
    </>
  )
}

type Props = {
  readonly place: AccountsPlace
  readonly entityName?: string | undefined
  readonly kinds: readonly Invitable[]
  readonly sent: InvitationSent | null
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

/** Invites somebody to the entity, or to the Ministry. */
export function InvitePage({ place, entityName, kinds, sent, problems, values }: Props) {
  return (
    <>
      <Link className="volver" to={place.to}>
        {place.label}
      </Link>
      {entityName ? <p className="tenue">{entityName}</p> : null}
      <h1>Invitar a una persona</h1>
      {sent ? (
        <Sent sent={sent} place={place} />
      ) : (
        <>
          <ErrorSummary problems={problemList(problems)} />
          <SendForm noValidate>
            <ChoiceField
              name="funcion"
              label="Qué hará"
              value={values['funcion'] ?? ''}
              problem={problems['funcion']}
              options={kinds.map((kind) => ({ value: kind, ...KINDS[kind] }))}
            />
            {kinds.includes('successor') ? (
              <p className="ayuda">
                La cuenta de Recursos Humanos para la hoja de SERVIR la invita la persona titular: quien coordina no
                puede darla, porque no debe leer esas cifras.
              </p>
            ) : null}
            <PersonFields problems={problems} values={values} />
            {kinds.includes('custodian') ? (
              <Field
                name="unidad"
                label="Unidad en que trabaja"
                help="Obligatorio para custodia y digitación: otra unidad que la de quien coordina."
                defaultValue={values['unidad'] ?? ''}
                problem={problems['unidad']}
              />
            ) : null}
            {place.whose === 'kept' ? (
              <ChoiceField
                name="presta"
                label="Si es custodia o digitación, de quién es el personal"
                value={values['presta'] ?? 'propia'}
                problem={problems['presta']}
                options={[
                  { value: 'propia', label: 'De la entidad' },
                  {
                    value: 'mimp',
                    label: 'Del MIMP, que la presta',
                    help: 'Solo a entidades con menos de 100 personas.',
                  },
                ]}
              />
            ) : null}
            <Field
              name="resolucion"
              label="Número de la resolución"
              help={RESOLUTION_HELP[place.whose]}
              defaultValue={values['resolucion'] ?? ''}
              problem={problems['resolucion']}
            />
            <Field
              name="hasta"
              label="Último día de acceso"
              type="date"
              className="fecha"
              help={END_HELP[place.whose]}
              defaultValue={values['hasta'] ?? ''}
              problem={problems['hasta']}
            />
            <SendButton className="boton">Invitar</SendButton>
          </SendForm>
        </>
      )}
    </>
  )
}

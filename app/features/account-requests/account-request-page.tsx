import { Link } from '@remix-run/react'
import { ChoiceField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { GOVERNMENT_LEVEL_NAMES, ROLE_NAMES } from '#app/kit/words/names.ts'
import type { RequestFormView, RequestRefused } from './ask-for-account.server.ts'
import { DECIDED_REQUEST_MONTHS, PENDING_REQUEST_MONTHS } from '#app/kit/program/retention-terms.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { WithAside } from '#app/kit/shell/with-aside.tsx'
import { problemList } from '#app/features/sign-in/password-forms.tsx'

type Refused = Pick<RequestRefused, 'problems' | 'candidates'> & {
  readonly status: number
  readonly values: Readonly<Record<string, string>>
}
type Entity = RequestFormView['entities'][number]

const TOO_MANY = {
  field: 'entidad',
  message: 'Desde esta conexión llegaron muchos pedidos seguidos. Espere una hora y vuelva a enviar.',
}

function Asked({ sendsMail }: { sendsMail: boolean }) {
  return (
    <>
      <h1>Qué pasa con su pedido</h1>
      <p>La administración del MIMP revisará la resolución que nombró.</p>
      <ul>
        <li>
          Si corresponde, {sendsMail ? 'recibirá en su correo' : 'le entregará'} un enlace para crear su cuenta. Sirve
          una sola vez y vence en siete días.
        </li>
        <li>Si no, {sendsMail ? 'recibirá un correo que dice por qué' : 'le dirá por qué'}.</li>
      </ul>
      <p>No hace falta pedirla otra vez: un pedido igual que espera respuesta se guarda una sola vez.</p>
      <p>
        <Link to="/">Ir al inicio</Link>
      </p>
    </>
  )
}

function WhatIsKept() {
  return (
    <section aria-labelledby="datos">
      <h2 id="datos">Qué se hace con estos datos</h2>
      <p>
        Guardamos lo que escribe aquí y la fecha del pedido, para decidir si corresponde la cuenta. Lo ve la
        administración del MIMP. Se borra {DECIDED_REQUEST_MONTHS} meses después de la decisión o, si nadie decide,{' '}
        {PENDING_REQUEST_MONTHS} meses después del pedido. <Link to="/privacidad">Privacidad y plazos</Link>
      </p>
    </section>
  )
}

const where = ({ governmentLevel, region }: Entity) =>
  [GOVERNMENT_LEVEL_NAMES[governmentLevel], region].filter(Boolean).join(', ')

/** A name to type with suggestions; where it is not the whole name of one entity, those that it could mean, to choose from. */
function EntityFields({ entities, refused }: { entities: readonly Entity[]; refused: Refused | null }) {
  const { candidates = [], problems = {}, values = {} } = refused ?? {}
  const problem = problems['entidad']
  return (
    <>
      <Field
        name="entidad"
        label="Su entidad"
        list="entidades"
        autoComplete="off"
        spellCheck={false}
        help="Escriba una parte del nombre o las siglas y elija de la lista."
        defaultValue={values['entidad'] ?? ''}
        problem={problem}
        required
      />
      <datalist id="entidades">
        {entities.map((entity) => (
          <option key={entity.id} value={entity.name}>
            {where(entity)}
          </option>
        ))}
      </datalist>
      {candidates.length > 0 ? (
        <ChoiceField
          name="entidad-id"
          label="¿Es una de estas?"
          value={values['entidad-id'] ?? ''}
          options={candidates.map((entity) => ({ value: entity.id, label: entity.name, help: where(entity) }))}
        />
      ) : null}
    </>
  )
}

const ROLE_OPTIONS = [
  {
    value: 'coordinator',
    label: ROLE_NAMES.coordinator,
    help: 'Aplica las herramientas, lee los resultados y lleva el plan.',
  },
  {
    value: 'head',
    label: ROLE_NAMES.head,
    help: 'Lee, firma, nombra a la coordinación y confirma la lista de cuentas.',
  },
]

function RequestForm({ entities, refused }: { entities: readonly Entity[]; refused: Refused | null }) {
  const { problems = {}, values = {} } = refused ?? {}
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', problem: problems[name], required: true })
  return (
    <SendForm noValidate>
      <EntityFields entities={entities} refused={refused} />
      <ChoiceField
        name="funcion"
        label="Para qué pide la cuenta"
        value={values['funcion'] ?? ''}
        problem={problems['funcion']}
        options={ROLE_OPTIONS}
      />
      <Field {...field('nombre')} label="Su nombre y apellidos" autoComplete="name" />
      <Field
        {...field('correo')}
        label="Su correo institucional"
        type="email"
        autoComplete="email"
        help="El de la entidad. Ahí llegará la respuesta."
      />
      <Field {...field('cargo')} label="Su cargo" autoComplete="organization-title" />
      <Field
        {...field('resolucion')}
        label="Número de la resolución que le nombra"
        help="Con sus siglas, como RA 012-2026-MPY. Titulares: la de su designación o la credencial de su elección."
        autoComplete="off"
      />
      <Field {...field('fecha')} label="Fecha de la resolución" type="date" className="fecha" />
      <SendButton className="boton">Enviar el pedido</SendButton>
    </SendForm>
  )
}

type Props = { readonly form: RequestFormView; readonly asked: boolean; readonly refused: Refused | null }

/** Who has no account asks for one here; the answer is the same whether there is one already. */
export function AccountRequestPage({ form, asked, refused }: Props) {
  if (asked && !refused) return <Asked sendsMail={form.sendsMail} />
  return (
    <>
      <Link className="volver" to="/ingresar">
        Volver a ingresar
      </Link>
      <h1>Pedir una cuenta</h1>
      <ErrorSummary problems={refused ? (refused.status === 429 ? [TOO_MANY] : problemList(refused.problems)) : []} />
      <p>
        Para quien coordina el mecanismo para la igualdad de su entidad, o es titular. Quienes trabajan con esas
        personas reciben su invitación de ellas.
      </p>
      <WithAside aside={<WhatIsKept />}>
        <RequestForm entities={form.entities} refused={refused} />
      </WithAside>
    </>
  )
}

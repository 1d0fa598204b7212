import { Empty } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { problemList } from '#app/features/sign-in/password-forms.tsx'
import { ChoiceField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { SelectField } from '#app/kit/forms/select.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { OWN_ACCOUNTS } from './accounts-place.ts'
import type { InvitationSent } from './invite-account.server.ts'
import { InvitationSentBox } from './invite-page.tsx'
import type { LendingView } from './lend-keeper.server.ts'
import { PersonFields } from './person-fields.tsx'

type Props = {
  readonly lending: LendingView
  readonly sent: InvitationSent | null
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

function LendForm({ lending, problems, values }: Omit<Props, 'sent'>) {
  return (
    <SendForm noValidate>
      <SelectField
        name="entidad"
        label="A qué entidad"
        value={values['entidad'] ?? ''}
        problem={problems['entidad']}
        options={[['', 'Elija una'], ...lending.receivers.map(({ id, name }) => [id, name] as const)]}
      />
      <ChoiceField
        name="funcion"
        label="Qué hará"
        value={values['funcion'] ?? ''}
        problem={problems['funcion']}
        options={[
          {
            value: 'custodian',
            label: ROLE_NAMES.custodian,
            help: 'Imprime y entrega papeletas y formularios en papel; no los digita.',
          },
          { value: 'transcriber', label: ROLE_NAMES.transcriber, help: 'Digita sobres cerrados de formularios.' },
        ]}
      />
      <PersonFields problems={problems} values={values} />
      <Field
        name="unidad"
        label="Unidad en que trabaja"
        defaultValue={values['unidad'] ?? ''}
        problem={problems['unidad']}
        required
      />
      <Field
        name="hasta"
        label="Último día de acceso"
        type="date"
        className="fecha"
        help="Sin fecha, el acceso dura hasta que la otra entidad lo termine."
        defaultValue={values['hasta'] ?? ''}
        problem={problems['hasta']}
      />
      <SendButton className="boton">Prestar</SendButton>
    </SendForm>
  )
}

/** The head of an entity lends somebody of her staff, as keeper, to a smaller one. */
export function LendPage({ lending, sent, problems, values }: Props) {
  return (
    <>
      <Link className="volver" to={OWN_ACCOUNTS.to}>
        {OWN_ACCOUNTS.label}
      </Link>
      <p className="tenue">{lending.entityName}</p>
      <h1>Prestar a una entidad pequeña</h1>
      <p>
        Donde trabajan menos de 100 personas casi todas se conocen. La entidad de la que depende, o su gobierno
        regional, puede prestarle a quien custodia los códigos o digita. La titular o el titular de esa entidad la
        confirma; usted no ve sus resultados.
      </p>
      {sent ? <InvitationSentBox sent={sent} /> : null}
      <ErrorSummary problems={problemList(problems)} />
      {lending.receivers.length === 0 ? (
        <Empty>El directorio no tiene entidades de menos de 100 personas que dependan de la suya.</Empty>
      ) : sent ? null : (
        <LendForm lending={lending} problems={problems} values={values} />
      )}
    </>
  )
}

import { Link } from '@remix-run/react'
import { TickField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { SelectField } from '#app/kit/forms/select.tsx'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { SECTOR_NAMES } from '#app/kit/words/sector-names.ts'
import { REGIONS } from '#db/schema/regions.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { ChangeForm } from './view-directory.server.ts'
import { CHANGE_TITLES } from './change-words.ts'

type Values = Readonly<Record<string, string>>
type Props = { readonly change: ChangeForm; readonly problems: FieldProblems; readonly values: Values }

/** Another entity, written by name with the list at hand: it works without script and with two thousand of them. */
function EntityField({
  name,
  label,
  help,
  change,
  value,
  problem,
}: {
  name: string
  label: string
  help: string
  change: ChangeForm
  value: string
  problem?: string | undefined
}) {
  return (
    <>
      <Field
        name={name}
        label={label}
        help={help}
        list="entidades"
        autoComplete="off"
        defaultValue={value}
        problem={problem}
      />
      <datalist id="entidades">
        {change.others.map((other) => (
          <option key={other.id} value={other.name} />
        ))}
      </datalist>
    </>
  )
}

function Place({ change, problems, values }: Props) {
  const { entity, others } = change
  const own = entity?.region ?? ''
  const regions = own !== '' && !(REGIONS as readonly string[]).includes(own) ? [own, ...REGIONS] : REGIONS
  const parent = others.find(({ id }) => id === entity?.parentId)?.name ?? ''
  return (
    <>
      <SelectField
        name="nivel"
        label="Nivel de gobierno"
        options={[['', 'Elija'], ...Object.entries(GOVERNMENT_LEVEL_NAMES)]}
        value={values['nivel'] ?? (change.word === 'datos' ? entity?.governmentLevel : '') ?? ''}
        problem={problems['nivel']}
      />
      <SelectField
        name="region"
        label="Región"
        help="Obligatoria para gobiernos regionales y locales."
        options={[['', 'Ninguna'], ...regions.map((each) => [each, each] as const)]}
        value={values['region'] ?? (change.word === 'datos' ? own : '')}
        problem={problems['region']}
      />
      <IdentityFields change={change} problems={problems} values={values} />
      <EntityField
        name="pliego"
        label="Depende de (si corresponde)"
        help="Escriba el nombre y elija de la lista."
        change={change}
        value={values['pliego'] ?? (change.word === 'datos' ? parent : '')}
        problem={problems['pliego']}
      />
    </>
  )
}

/** What tells an entity from others outside of Espejo; all may wait until it is known. */
function IdentityFields({ change, problems, values }: Props) {
  const own = change.word === 'datos' ? change.entity : null
  return (
    <>
      <SelectField
        name="sector"
        label="Sector (si corresponde)"
        help="Solo ministerios y entidades del gobierno nacional."
        options={[['', 'Ninguno o sin dato'], ...Object.entries(SECTOR_NAMES)]}
        value={values['sector'] ?? own?.sector ?? ''}
        problem={problems['sector']}
      />
      <div className="dos">
        <Field
          name="ruc"
          label="RUC (si lo conoce)"
          help="11 dígitos; empieza con 20."
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values['ruc'] ?? own?.ruc ?? ''}
          problem={problems['ruc']}
        />
        <Field
          name="ubigeo"
          label="Ubigeo de su sede (si lo conoce)"
          help="6 dígitos del INEI."
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values['ubigeo'] ?? own?.ubigeo ?? ''}
          problem={problems['ubigeo']}
        />
      </div>
    </>
  )
}

function NameField({ label, values, problems }: { label: string; values: Values; problems: FieldProblems }) {
  return (
    <Field name="nombre" label={label} defaultValue={values['nombre'] ?? ''} problem={problems['nombre']} required />
  )
}

function AccessUntil({ change, values, problems }: Props) {
  return (
    <Field
      name="acceso"
      label={
        change.word === 'separacion'
          ? 'Si deja de existir: hasta qué día leen y descargan sus cuentas'
          : 'Hasta qué día leen y descargan sus cuentas'
      }
      type="date"
      className="fecha"
      help="Como máximo, un año. Después su acceso termina; lo que hicieron se conserva."
      defaultValue={values['acceso'] ?? change.readsUntil}
      problem={problems['acceso']}
    />
  )
}

function ChangeFields(props: Props) {
  const { change, problems, values } = props
  switch (change.word) {
    case 'nueva':
      return (
        <>
          <NameField label="Nombre completo" values={values} problems={problems} />
          <Place {...props} />
        </>
      )
    case 'nombre':
      return <NameField label="Nombre nuevo" values={values} problems={problems} />
    case 'datos':
      return <Place {...props} />
    case 'personal':
      return <StaffFields values={values} problems={problems} />
    case 'fusion':
      return (
        <>
          <EntityField
            name="destino"
            label="Entidad que la absorbe"
            help="Escriba el nombre y elija de la lista. Los nueve meses entre dos aplicaciones cuentan también desde la última de esta entidad."
            change={change}
            value={values['destino'] ?? ''}
            problem={problems['destino']}
          />
          <AccessUntil {...props} />
        </>
      )
    case 'separacion':
      return (
        <>
          <NameField label="Nombre de la entidad nueva" values={values} problems={problems} />
          <Place {...props} />
          <TickField name="termina" label="La entidad original deja de existir" checked={values['termina'] === 'si'} />
          <AccessUntil {...props} />
        </>
      )
    case 'cierre':
      return <AccessUntil {...props} />
    case 'reapertura':
      return null
  }
}

/** How many people work in an entity, on which day, from which source. */
function StaffFields({ values, problems }: Omit<Props, 'change'>) {
  return (
    <>
      <div className="dos">
        <Field
          name="mujeres"
          label="Mujeres"
          inputMode="numeric"
          className="corto"
          defaultValue={values['mujeres'] ?? ''}
          problem={problems['mujeres']}
        />
        <Field
          name="hombres"
          label="Hombres"
          inputMode="numeric"
          className="corto"
          defaultValue={values['hombres'] ?? ''}
          problem={problems['hombres']}
        />
      </div>
      <Field
        name="dia"
        label="Fecha del dato"
        type="date"
        className="fecha"
        defaultValue={values['dia'] ?? ''}
        problem={problems['dia']}
      />
      <Field
        name="fuente"
        label="De dónde sale el dato"
        help="Por ejemplo: planilla de Recursos Humanos."
        defaultValue={values['fuente'] ?? ''}
        problem={problems['fuente']}
      />
    </>
  )
}

function GroundsFields({ change, values, problems }: Props) {
  if (change.word === 'personal') return null
  return (
    <>
      <Field
        name="documento"
        label="Norma o documento que lo dispone"
        defaultValue={values['documento'] ?? ''}
        problem={problems['documento']}
        required
      />
      <Field
        name="desde"
        label="Rige desde"
        type="date"
        className="fecha"
        max={change.today}
        defaultValue={values['desde'] ?? ''}
        problem={problems['desde']}
        required
      />
    </>
  )
}

/** One change of one entity, or a new one, on a page of its own. */
export function ChangePage(props: Props) {
  const { change, problems } = props
  const { entity, word } = change
  const words = word === 'nueva' ? { title: 'Agregar una entidad', help: '', button: 'Agregar' } : CHANGE_TITLES[word]
  return (
    <>
      <Link className="volver" to={entity ? `/nacional/directorio/${entity.id}` : '/nacional/directorio'}>
        {entity?.name ?? 'Directorio'}
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>{words.title}</h1>
      {words.help ? <p>{words.help}</p> : null}
      <SendForm noValidate>
        <ChangeFields {...props} />
        <GroundsFields {...props} />
        <SendButton className={word === 'fusion' || word === 'cierre' ? 'boton grave' : 'boton'}>
          {words.button}
        </SendButton>
      </SendForm>
    </>
  )
}

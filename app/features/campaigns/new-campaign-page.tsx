import { Form } from '@remix-run/react'
import { ChoiceField, TickField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'

export type Values = Readonly<Record<string, string>>
type Instrument = { readonly slug: string; readonly title: string; readonly purpose: string; readonly minutes: number }
type Props = {
  readonly instruments: readonly Instrument[]
  readonly today: string
  readonly staff: Staff | null
  readonly problems: FieldProblems
  readonly values: Values
}
/** Newest figure that the entity registered. */
type Staff = { readonly women: number; readonly men: number; readonly countedOn: string; readonly source: string }

const SEGMENTS = [
  { value: '', label: 'Ninguna más' },
  { value: 'age-band', label: 'Grupo de edad', help: 'Desde 500 personas.' },
  { value: 'contract-type', label: 'Modalidad de contrato', help: 'Desde 500 personas.' },
]

function Dates({ today, problems, values }: Omit<Props, 'instruments' | 'staff'>) {
  return (
    <div className="dos">
      <Field
        name="abre"
        label="Primer día para responder"
        type="date"
        className="fecha"
        min={today}
        defaultValue={values['abre']}
        problem={problems['abre']}
      />
      <Field
        name="cierra"
        label="Último día para responder"
        type="date"
        className="fecha"
        min={today}
        defaultValue={values['cierra']}
        problem={problems['cierra']}
        help="Al menos cinco días hábiles. El último día cuenta entero."
      />
    </div>
  )
}

function Population({ staff, problems, values }: Pick<Props, 'staff' | 'problems' | 'values'>) {
  return (
    <>
      <h2>Personas que trabajan en el alcance</h2>
      <p>
        Con este número se calcula la participación y el margen de los resultados. Cuente a quienes trabajan ahí el
        primer día.{staff ? ' Están escritos los que la entidad registró: cámbielos si el alcance es otro.' : ''}
      </p>
      <div className="dos">
        <Field
          name="mujeres"
          label="Mujeres"
          inputMode="numeric"
          className="corto"
          defaultValue={values['mujeres'] ?? staff?.women}
          problem={problems['mujeres']}
        />
        <Field
          name="hombres"
          label="Hombres"
          inputMode="numeric"
          className="corto"
          defaultValue={values['hombres'] ?? staff?.men}
          problem={problems['hombres']}
        />
      </div>
      <div className="dos">
        <Field
          name="fuente"
          label="De dónde sale el dato"
          help="Por ejemplo: planilla de Recursos Humanos."
          defaultValue={values['fuente'] ?? staff?.source}
          problem={problems['fuente']}
        />
        <Field
          name="fecha"
          label="Fecha del dato"
          type="date"
          className="fecha"
          defaultValue={values['fecha'] ?? staff?.countedOn}
          problem={problems['fecha']}
        />
      </div>
    </>
  )
}

/** A new campaign: what is applied, when, to whom, to how many. */
export function NewCampaignForm({ instruments, today, staff, problems, values }: Props) {
  const [first] = instruments
  return (
    <>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <Form method="post" noValidate>
        <ChoiceField
          name="herramienta"
          label="Herramienta de autodiagnóstico"
          options={instruments.map(({ slug, title, purpose, minutes }) => ({
            value: slug,
            label: title,
            help: `${purpose} Toma unos ${minutes} minutos.`,
          }))}
          value={values['herramienta'] ?? first?.slug ?? ''}
          problem={problems['herramienta']}
        />
        <Dates today={today} problems={problems} values={values} />
        <ChoiceField
          name="alcance"
          label="¿A quiénes alcanza?"
          help="Una aplicación cubre siempre todo su alcance, nunca un solo equipo: así nadie puede deducir quién respondió."
          options={[
            { value: 'headquarters', label: 'Sede central' },
            { value: 'with-units', label: 'Sede central y las unidades ejecutoras que se indican' },
          ]}
          value={values['alcance'] ?? 'headquarters'}
          problem={problems['alcance']}
        />
        <TextField
          name="unidades"
          label="Unidades ejecutoras (si las hay)"
          help="Una por línea."
          defaultValue={values['unidades']}
          problem={problems['unidades']}
        />
        <TickField name="locadores" label="Incluye a locadores de servicios" checked={values['locadores'] === 'si'} />
        <TickField name="practicantes" label="Incluye a practicantes" checked={values['practicantes'] === 'si'} />
        <Population staff={staff} problems={problems} values={values} />
        <h2>Comparaciones y anonimato</h2>
        <ChoiceField
          name="segmento"
          label="Además del sexo, ¿qué se pregunta?"
          options={SEGMENTS}
          value={values['segmento'] ?? ''}
          problem={problems['segmento']}
        />
        <Field
          name="k"
          label="Menor número de respuestas para mostrar un resultado"
          inputMode="numeric"
          className="corto"
          defaultValue={values['k'] ?? '10'}
          problem={problems['k']}
          help="Diez o más. Se fija al abrir y después no se puede bajar."
        />
        <button className="boton" type="submit">
          Guardar y revisar
        </button>
      </Form>
    </>
  )
}

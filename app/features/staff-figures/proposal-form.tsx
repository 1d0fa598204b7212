import { ChoiceField, TickField } from '#app/kit/forms/choice.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SelectField } from '#app/kit/forms/select.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { distanceKey, type Distance } from './figure-rules.ts'
import { STAFF_DOCUMENT_NAMES, sureWords } from './words.ts'

type Props = {
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
  /** Campaign with more answers than people that the figure is for; it has its scope already. */
  readonly campaignId: string | null
  /** Where the numbers that were sent are far from what is known; the form asks about them. */
  readonly distance: Distance | null
}

function ScopeFields({ problems, values }: Props) {
  return (
    <>
      <ChoiceField
        name="alcance"
        label="¿A quiénes cuenta?"
        help="Cuente siempre a todo el personal del alcance, también a quien está de vacaciones o trabaja a distancia."
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
    </>
  )
}

function PeopleFields({ problems, values, distance }: Props) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', problem: problems[name] })
  return (
    <>
      <div className="dos">
        <Field {...field('mujeres')} label="Mujeres" inputMode="numeric" className="corto" />
        <Field {...field('hombres')} label="Hombres" inputMode="numeric" className="corto" />
      </div>
      {distance ? (
        <TickField
          name="lejos"
          value={distanceKey(distance)}
          label={sureWords(distance)}
          checked={values['lejos'] === distanceKey(distance)}
          problem={problems['lejos']}
        />
      ) : null}
      <div className="dos">
        <Field {...field('fecha')} label="Fecha del dato" type="date" className="fecha" />
        <Field {...field('fuente')} label="De dónde sale el dato" help="Por ejemplo: planilla de Recursos Humanos." />
      </div>
    </>
  )
}

function DocumentFields({ problems, values, campaignId }: Props) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', problem: problems[name] })
  return (
    <>
      <h3>El documento que lo dice</h3>
      <div className="dos">
        <SelectField
          name="documento"
          label="Documento"
          value={values['documento'] ?? 'report'}
          options={Object.entries(STAFF_DOCUMENT_NAMES)}
          problem={problems['documento']}
        />
        <Field {...field('documento-numero')} label="Número" help="Por ejemplo: 012-2026-RRHH." />
      </div>
      <div className="dos">
        <Field {...field('documento-fecha')} label="Fecha del documento" type="date" className="fecha" />
        <Field
          {...field('documento-lugar')}
          label="Dónde se puede ver"
          help="Oficina, expediente o sistema. Aquí no se sube el archivo."
        />
      </div>
      <Field {...field('enlace')} label="Enlace al documento (si está publicado)" type="url" inputMode="url" />
      <TextField
        {...field('explicacion')}
        label={
          campaignId === null
            ? 'Si hay menos personas que antes, o el número cambia mucho: por qué'
            : 'Qué explica la diferencia'
        }
        help="Sin nombres de personas. Por ejemplo: terminaron 14 contratos en octubre."
      />
    </>
  )
}

/** A figure that an entity proposes, with its document. */
export function ProposalForm(props: Props) {
  const { campaignId } = props
  return (
    <SendForm noValidate>
      {campaignId === null ? <ScopeFields {...props} /> : <input type="hidden" name="aplicacion" value={campaignId} />}
      <PeopleFields {...props} />
      <DocumentFields {...props} />
      <SendButton className="boton">Proponer al MIMP</SendButton>
    </SendForm>
  )
}

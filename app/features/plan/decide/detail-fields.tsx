import { ChoiceField } from '#app/kit/forms/choice.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SelectField } from '#app/kit/forms/select.tsx'

export type Values = Readonly<Record<string, string>>
type Choice = readonly [value: string, label: string]

type FieldsProps = {
  readonly values: Values
  readonly problems: FieldProblems
  /** What is saved now, where another text was saved meanwhile: each field shows it beside what was typed. */
  readonly saved: Values
  /** Dimensions of the results of the plan, each with its start. */
  readonly choices: readonly Choice[]
}

/** What each field of these needs of the three. */
const given = (name: string, { values, problems, saved }: Omit<FieldsProps, 'choices'>) => ({
  name,
  defaultValue: values[name],
  saved: saved[name],
  problem: problems[name],
})

function WhoAndWhen(props: FieldsProps) {
  return (
    <>
      <Field {...given('responsable', props)} label="Unidad responsable" />
      <Field
        {...given('encargo', props)}
        label="Quién está a cargo"
        help="Basta el cargo, por ejemplo: jefatura de Recursos Humanos."
      />
      <div className="dos">
        <Field {...given('inicio', props)} type="date" className="fecha" label="Empieza (si se sabe)" />
        <Field {...given('limite', props)} type="date" className="fecha" label="Fecha límite" />
      </div>
    </>
  )
}

function Effect(props: FieldsProps) {
  const { values, problems, choices } = props
  if (choices.length === 0) return null
  return (
    <>
      <SelectField
        name="mueve"
        label="Qué dimensión debería moverse"
        help="Se escribe antes de empezar: la próxima aplicación la compara con su punto de partida."
        value={values['mueve'] ?? ''}
        problem={problems['mueve']}
        options={[['', 'Ninguna'], ...choices]}
      />
      <Field
        {...given('meta', props)}
        label="Meta en puntos, de 0 a 100 (si la hay)"
        inputMode="numeric"
        className="corto"
      />
    </>
  )
}

function Cost(props: FieldsProps) {
  const { values, problems } = props
  return (
    <>
      <ChoiceField
        name="costo"
        label="Costo"
        value={values['costo'] ?? ''}
        problem={problems['costo']}
        options={[
          { value: '', label: 'Todavía no se sabe' },
          { value: 'sin', label: 'Sin costo adicional' },
          { value: 'con', label: 'Cuesta dinero' },
        ]}
      />
      <div className="dos">
        <Field {...given('soles', props)} label="Cuántos soles" inputMode="numeric" className="corto" />
        <Field {...given('poi-anio', props)} label="Año del POI que lo lleva" inputMode="numeric" className="corto" />
      </div>
      <Field {...given('poi', props)} label="Actividad del POI (si la hay)" />
      <Field {...given('pei', props)} label="Objetivo o acción del PEI (si lo hay)" />
    </>
  )
}

/** How an action will be done: who and until when are compulsory, the rest is suggested or may be left. */
export function DetailFields(props: FieldsProps) {
  return (
    <>
      <TextField {...given('titulo', props)} label="Qué se hará" />
      <WhoAndWhen {...props} />
      <TextField
        {...given('verificacion', props)}
        label="Medio de verificación"
        help="El documento o registro que probará que se hizo."
      />
      <TextField
        {...given('indicador', props)}
        label="Indicador"
        help="Que no cuente casos ni denuncias: donde trabaja poca gente, mostraría a alguien. Puede ser un sí o no."
      />
      <Effect {...props} />
      <Cost {...props} />
    </>
  )
}

import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'

type Props = { readonly problems: FieldProblems; readonly values: Readonly<Record<string, string>> }

/** Name and address of somebody who is invited. */
export function PersonFields({ problems, values }: Props) {
  return (
    <>
      <Field
        name="nombre"
        label="Nombre y apellidos"
        autoComplete="off"
        defaultValue={values['nombre'] ?? ''}
        problem={problems['nombre']}
        required
      />
      <Field
        name="correo"
        label="Correo institucional"
        type="email"
        autoComplete="off"
        defaultValue={values['correo'] ?? ''}
        problem={problems['correo']}
        required
      />
    </>
  )
}

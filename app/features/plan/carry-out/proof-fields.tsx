import { TickField } from '#app/kit/forms/choice.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { NAMES_PEOPLE } from './words.ts'

type Values = Readonly<Record<string, string>>

/** Names of the fields, to know whether anything of them is typed or wrong. */
export const PROOF_FIELDS = ['archivo', 'enlace', 'documento', 'muestra', 'fecha', 'nombra'] as const

/** What proves an action: a file, a link or a number, what it shows and of which day it is. */
export function ProofFields({ values, problems }: { values: Values; problems: FieldProblems }) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', problem: problems[name] })
  return (
    <>
      <Field
        name="archivo"
        label="Archivo o foto"
        type="file"
        accept="application/pdf,image/jpeg,image/png,.pdf,.jpg,.jpeg,.png"
        help="PDF o foto (JPG o PNG) de hasta 10 MB. De una foto quitamos el lugar, la fecha y el teléfono que trae escondidos; de un PDF no quitamos nada."
        problem={problems['archivo']}
      />
      <Field {...field('enlace')} label="O un enlace" type="url" help="Que se abra sin contraseña." />
      <Field
        {...field('documento')}
        label="O el tipo y número del documento"
        help="Por ejemplo: Informe 45-2026-RRHH."
      />
      <Field {...field('muestra')} label="Qué muestra, en una línea" />
      <Field {...field('fecha')} label="Fecha del documento (opcional)" type="date" className="fecha" />
      <TickField
        name="nombra"
        checked={values['nombra'] === 'si'}
        label={
          <>
            {NAMES_PEOPLE}.{' '}
            <span className="ayuda">
              Son datos personales: si puede, suba otra prueba, o borre los DNI y los nombres antes de subirla.
            </span>
          </>
        }
      />
    </>
  )
}

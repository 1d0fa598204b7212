import { Notice } from '#app/kit/shell/notice.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'

type Props = { readonly problems: FieldProblems; readonly values: Readonly<Record<string, string>> }

/** What must be in order before staff are asked about harassment. */
export function CareFields({ problems, values }: Props) {
  return (
    <Notice kind="warning" labelledBy="cuidado-previo">
      <h2 id="cuidado-previo">Antes de preguntar por hostigamiento</h2>
      <p>
        Quien responda puede necesitar ayuda ese mismo día. Pruebe el canal de la entidad y llame a las líneas; la fecha
        queda registrada y vale 90 días.
      </p>
      <TextField
        name="canal"
        label="Dónde y cómo se denuncia en su entidad"
        help="Así lo leerá el personal. Por ejemplo: Recursos Humanos, piso 2, denuncias@entidad.gob.pe, anexo 120."
        defaultValue={values['canal']}
        problem={problems['canal']}
      />
      <div className="dos">
        <Field
          name="canal-probado"
          label="Día en que probaron el canal"
          type="date"
          className="fecha"
          defaultValue={values['canal-probado']}
          problem={problems['canal-probado']}
        />
        <Field
          name="lineas"
          label="Día en que llamaron a la Línea 100 y revisaron el Chat 100"
          type="date"
          className="fecha"
          defaultValue={values['lineas']}
          problem={problems['lineas']}
        />
      </div>
    </Notice>
  )
}

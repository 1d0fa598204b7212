import { Empty } from '#app/kit/shell/notice.tsx'
import { ChoiceField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { ItemView } from './view-assessment.server.ts'
import { EvidenceWords } from './item-facts.tsx'
import { DOCUMENT_LEVEL_WORDS } from './words.ts'

type Values = Readonly<Record<string, string>>

/** Documents of an item, each with a way to take it off again. */
export function EvidenceList({ item, year }: { item: ItemView; year: number }) {
  if (item.evidence.length === 0) return <Empty>Aún no hay documentos.</Empty>
  return (
    <ul>
      {item.evidence.map((each) => (
        <li key={each.id}>
          <EvidenceWords each={each} year={year} />
          {item.editable ? (
            <SendForm preventScrollReset>
              <input type="hidden" name="documento" value={each.id} />
              <SendButton
                className="boton llano"
                name="accion"
                value="retirar"
                aria-label={`Retirar ${each.fileName ?? each.reference ?? ''}`}
              >
                Retirar
              </SendButton>
            </SendForm>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

const WAYS = [
  { value: 'archivo', label: 'Archivo' },
  { value: 'enlace', label: 'Enlace público' },
  { value: 'documento', label: 'Solo su número' },
]

/** Adds a file, a link or the number of a document. What it proves follows from which document it is. */
export function EvidenceForm({
  item,
  year,
  problems,
  values,
}: {
  item: ItemView
  year: number
  problems: FieldProblems
  values: Values
}) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', problem: problems[name] })
  return (
    <SendForm encType="multipart/form-data" noValidate reloadDocument>
      <ErrorSummary problems={Object.entries(problems).map(([name, message]) => ({ field: name, message }))} />
      <ChoiceField
        name="prueba"
        label="Qué documento es"
        value={values['prueba'] ?? ''}
        problem={problems['prueba']}
        options={item.documentChoices.map(({ value, level, name }) => ({
          value,
          label: `${DOCUMENT_LEVEL_WORDS[level]}: ${name}`,
        }))}
      />
      <Field
        {...field('documento')}
        label="Tipo y número"
        help="Por ejemplo: Resolución de Alcaldía 123-2026. Si sube un archivo sin número, déjelo vacío."
      />
      <Field {...field('fecha')} label="Fecha del documento" type="date" className="fecha" />
      <Field {...field('unidad')} label="Unidad que lo emitió" />
      <Field
        {...field('anio')}
        label="Año fiscal que prueba"
        inputMode="numeric"
        className="corto"
        help={`Solo si prueba uso (nivel 3): el último cerrado es ${year - 1}.`}
      />
      <Field {...field('pagina')} label="Página o sección donde está la prueba" className="corto" />
      <Field {...field('muestra')} label="Qué demuestra, en una línea" />
      <ChoiceField name="tipo" label="Cómo lo presenta" value={values['tipo'] ?? 'archivo'} options={WAYS} />
      <Field
        name="archivo"
        label="Archivo"
        type="file"
        accept=".pdf,.png,.jpg,.jpeg,.xlsx,.docx"
        help="PDF, imagen, XLSX o DOCX de hasta 10 MB; hasta 3 archivos por pregunta. Antes de subir una lista de asistencia, borre los DNI y los nombres de quienes no ejercen un cargo."
        problem={problems['archivo']}
      />
      <Field {...field('enlace')} label="Enlace" type="url" help="Que se abra sin contraseña." />
      <SendButton className="boton" name="accion" value="agregar">
        Agregar documento
      </SendButton>
    </SendForm>
  )
}

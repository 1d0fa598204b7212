import { Form } from '@remix-run/react'
import { ChoiceField } from '#app/components/forms/choice.tsx'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { Field } from '#app/components/forms/field.tsx'
import { EVIDENCE_CLASS_NAMES } from '#app/i18n/es.ts'
import type { FieldProblems } from '#app/services/campaigns/campaign-form.ts'
import type { ItemView } from '#app/services/assessments/view.server.ts'
import { EvidenceWords } from './item-facts.tsx'

type Values = Readonly<Record<string, string>>

/** Documents of an item, each with a way to take it off again. */
export function EvidenceList({ item }: { item: ItemView }) {
  if (item.evidence.length === 0) return <p>Todavía no hay documentos.</p>
  return (
    <ul>
      {item.evidence.map((each) => (
        <li key={each.id}>
          <EvidenceWords each={each} />
          {item.editable ? (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="documento" value={each.id} />
              <button className="boton llano" type="submit" name="accion" value="retirar" aria-label={`Retirar ${each.fileName ?? each.reference ?? ''}`}>
                Retirar
              </button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** Adds a file, a link or the number of a document. */
export function EvidenceForm({ problems, values }: { problems: FieldProblems; values: Values }) {
  return (
    <Form method="post" encType="multipart/form-data" noValidate reloadDocument>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <ChoiceField name="clase" label="Qué prueba el documento" value={values['clase'] ?? ''} problem={problems['clase']} options={Object.entries(EVIDENCE_CLASS_NAMES).map(([value, label]) => ({ value, label }))} />
      <Field name="muestra" label="Qué demuestra, en una línea" defaultValue={values['muestra'] ?? ''} problem={problems['muestra']} />
      <Field name="pagina" label="Página o sección (opcional)" className="corto" defaultValue={values['pagina'] ?? ''} problem={problems['pagina']} />
      <ChoiceField
        name="tipo"
        label="Cómo lo presenta"
        value={values['tipo'] ?? 'archivo'}
        options={[
          { value: 'archivo', label: 'Archivo' },
          { value: 'enlace', label: 'Enlace público' },
          { value: 'documento', label: 'Número de documento' },
        ]}
      />
      <Field name="archivo" label="Archivo" type="file" accept=".pdf,.png,.jpg,.jpeg,.xlsx,.docx" help="PDF, imagen, XLSX o DOCX de hasta 10 MB. Antes de subir una lista de asistencia, borre los DNI y los nombres de quienes no ejercen un cargo." problem={problems['archivo']} />
      <Field name="enlace" label="Enlace" type="url" help="Que se abra sin contraseña." defaultValue={values['enlace'] ?? ''} problem={problems['enlace']} />
      <Field name="documento" label="Número de documento" help="Por ejemplo: Resolución de Alcaldía 123-2026." defaultValue={values['documento'] ?? ''} problem={problems['documento']} />
      <button className="boton" type="submit" name="accion" value="agregar">
        Agregar documento
      </button>
    </Form>
  )
}

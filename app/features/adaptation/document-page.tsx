import { Link } from '@remix-run/react'
import { ADAPTATION_STATES, NAMED_DOCUMENTS } from '#surveys/adaptation/documents.ts'
import { ChoiceField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { formatDate } from '#app/kit/format.ts'
import { ShownProof } from './sheet-table.tsx'
import type { DocumentView } from './view-adaptation.server.ts'
import { DOCUMENT_NAMES, STATE_HELP, STATE_NAMES } from './words.ts'

type Values = Readonly<Record<string, string>>
type Props = {
  readonly view: DocumentView
  readonly problems: FieldProblems
  /** What was typed and refused; empty before. */
  readonly values: Values
}

/** What the fields hold: what was typed and refused, else what is saved. */
function heldBy({ view: { document }, values }: Props): Values {
  if (Object.keys(values).length > 0) return values
  return {
    tipo: document?.kind ?? 'directive',
    nombre: document?.name ?? '',
    estado: document?.state ?? 'not-reviewed',
    prevista: document?.plannedOn ?? '',
    aprobada: document?.adaptedOn ?? '',
    unidad: document?.unit ?? '',
    comentario: document?.comment ?? '',
  }
}

function NameFields({ field, values, problems }: { field: FieldOf; values: Values; problems: FieldProblems }) {
  return (
    <>
      <ChoiceField
        name="tipo"
        label="Qué documento es"
        options={NAMED_DOCUMENTS.map((value) => ({ value, label: DOCUMENT_NAMES[value] }))}
        value={values['tipo'] ?? 'directive'}
        problem={problems['tipo']}
      />
      <Field {...field('nombre')} label="Nombre del documento" help="Por ejemplo: Directiva 004-2025, sobre viajes." />
    </>
  )
}

type FieldOf = (name: string) => { name: string; defaultValue: string; problem: string | undefined }

function ProofSection({ view, field, problems }: { view: DocumentView; field: FieldOf; problems: FieldProblems }) {
  const proof = view.document?.proof
  return (
    <section aria-labelledby="prueba">
      <h2 id="prueba">El documento que lo prueba</h2>
      {proof ? (
        <p>
          Ahora: <ShownProof proof={proof} />, del {formatDate(proof.addedOn)}. Si agrega otro, lo reemplaza.
        </p>
      ) : (
        <p>Hace falta cuando el documento ya se adecuó. Elija uno de los tres.</p>
      )}
      <Field
        name="archivo"
        label="Archivo"
        type="file"
        accept="application/pdf,image/jpeg,image/png,.pdf,.jpg,.jpeg,.png"
        help="PDF o foto (JPG o PNG) de hasta 10 MB. Sin listas de personas."
        problem={problems['archivo']}
      />
      <Field {...field('enlace')} label="O un enlace" type="url" help="Que se abra sin contraseña." />
      <Field
        {...field('documento')}
        label="O el tipo y número del documento"
        help="Por ejemplo: Resolución 045-2026-GG."
      />
    </section>
  )
}

function DropForm({ view: { document } }: { view: DocumentView }) {
  if (!document || document.proof || document.name === '') return null
  return (
    <SendForm encType="multipart/form-data">
      <SeenField name="revision" value={document.revision} />
      <SendButton className="boton llano" name="accion" value="quitar">
        Quitar este documento de la hoja
      </SendButton>
    </SendForm>
  )
}

function DocumentForm(props: Props) {
  const { view, problems } = props
  const values = heldBy(props)
  const field: FieldOf = (name) => ({ name, defaultValue: values[name] ?? '', problem: problems[name] })
  return (
    <SendForm noValidate encType="multipart/form-data">
      <SeenField name="revision" value={view.document?.revision ?? 0} />
      {view.isNamed ? <NameFields field={field} values={values} problems={problems} /> : null}
      <ChoiceField
        name="estado"
        label="Cómo está"
        options={ADAPTATION_STATES.map((value) => ({ value, label: STATE_NAMES[value], help: STATE_HELP[value] }))}
        value={values['estado'] ?? ''}
        problem={problems['estado']}
      />
      <div className="dos">
        <Field
          {...field('prevista')}
          label="Fecha prevista (opcional)"
          help="Si falta adecuarlo."
          type="date"
          className="fecha"
        />
        <Field
          {...field('aprobada')}
          label="Fecha en que se aprobó"
          help="Si ya se adecuó."
          type="date"
          className="fecha"
        />
      </div>
      <Field
        {...field('unidad')}
        label="Unidad responsable"
        help="La unidad, no una persona. Por ejemplo: Oficina de Planeamiento."
        autoComplete="off"
      />
      <TextField {...field('comentario')} label="Comentario (opcional)" help="Sin nombres de personas." />
      <ProofSection view={view} field={field} problems={problems} />
      <SendButton className="boton" name="accion" value="guardar">
        Guardar
      </SendButton>
    </SendForm>
  )
}

/** One document of a sheet, to be written. */
export function DocumentPage(props: Props) {
  const { view, problems } = props
  return (
    <>
      <Link className="volver" to="/panel/adecuacion">
        Adecuación a la Ley 32535
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <p className="tenue">{view.entityName}</p>
      <h1>{view.document?.title ?? 'Agregar un documento'}</h1>
      {view.isOpen ? (
        <>
          <DocumentForm {...props} />
          <DropForm view={view} />
        </>
      ) : (
        <p className="nota">La hoja está terminada: para cambiarla, la persona titular debe volver a abrirla.</p>
      )}
    </>
  )
}

import { formatDate, formatFileSize } from '#app/kit/format.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import type { FollowUpView, ShownProof } from './view-follow-up.server.ts'

/** The proof itself, as far as whoever reads may open it. */
function Opened({ proof, year }: { proof: ShownProof; year: number }) {
  const { kind, id, fileName, size, reference, mayOpen, fileDeletedOn, namesPeople } = proof
  if (kind === 'link') {
    return (
      <a href={reference ?? ''} rel="noreferrer noopener" target="_blank">
        {reference} (se abre aparte)
      </a>
    )
  }
  if (kind === 'document') return <strong>{reference}</strong>
  if (fileDeletedOn !== null)
    return (
      <>
        {fileName}: el archivo se borró el {formatDate(fileDeletedOn)}, al vencer su plazo
      </>
    )
  if (mayOpen) {
    return (
      <a href={`/panel/plan/${year}/medios/${id}`} download>
        {fileName} ({formatFileSize(size ?? 0)})
      </a>
    )
  }
  return (
    <>
      {fileName}
      {namesPeople ? ': nombra a personas, solo lo abren la coordinación y la persona titular' : ''}
    </>
  )
}

function Facts({ proof }: { proof: ShownProof }) {
  const { shows, documentDate, addedBy, addedOn, namesPeople } = proof
  return (
    <span className="nota en-linea">
      {shows}. {documentDate === null ? '' : `Del ${formatDate(documentDate)}. `}
      {namesPeople ? 'Nombra a personas. ' : ''}Lo agregó {addedBy} el {formatDate(addedOn)}.
    </span>
  )
}

/** What proves an action, each with a way to take it off where that may be done. @property problems of taking one off. */
export function ProofList({
  view,
  problems = {},
  editable,
}: {
  view: Pick<FollowUpView, 'proofs' | 'year' | 'action' | 'mayFollow'>
  problems?: FieldProblems
  editable: boolean
}) {
  const { proofs, year, action } = view
  if (proofs.length === 0) return <Empty>Aún no hay medios de verificación.</Empty>
  return (
    <ul className="medios">
      {proofs.map((proof) => (
        <li key={proof.id} id={`medio-${proof.id}`}>
          <Opened proof={proof} year={year} />
          <Facts proof={proof} />
          {problems[`medio-${proof.id}`] ? <p className="error">{problems[`medio-${proof.id}`]}</p> : null}
          {editable ? (
            <SendForm preventScrollReset>
              <input type="hidden" name="medio" value={proof.id} />
              <SeenField name="revision" value={action.revision} />
              <SendButton className="boton llano" name="accion" value="retirar">
                Retirar <span className="oculto-visual">{proof.fileName ?? proof.reference}</span>
              </SendButton>
            </SendForm>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

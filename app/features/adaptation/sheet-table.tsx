import { Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatDate, formatFileSize, formatShortDate } from '#app/kit/format.ts'
import { Cell } from '#app/kit/shell/cell.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { ADAPTATION_LAST_DAY } from '#surveys/adaptation/term.ts'
import type { AdaptationView, ShownDocument } from './view-adaptation.server.ts'
import { countdownWords, DOCUMENT_NAMES, STATE_NAMES, tallyWords } from './words.ts'

/** What proves an adaptation, as far as whoever reads may open it. */
export function ShownProof({ proof }: { proof: NonNullable<ShownDocument['proof']> }) {
  const { kind, id, fileName, size, reference, mayOpen, fileDeletedOn } = proof
  if (kind === 'link')
    return (
      <a href={reference ?? ''} rel="noreferrer noopener" target="_blank">
        Abrir el enlace <span className="nota en-linea">(se abre aparte)</span>
      </a>
    )
  if (kind === 'document') return <>{reference}</>
  if (fileDeletedOn !== null) return <>{fileName}: el archivo se borró al vencer su plazo</>
  return mayOpen ? (
    <a href={`/panel/adecuacion/medios/${id}`} download>
      {fileName} ({formatFileSize(size ?? 0)})
    </a>
  ) : (
    <>{fileName}</>
  )
}

function dayOf({ state, adaptedOn, plannedOn }: ShownDocument): string | null {
  if (state === 'adapted' && adaptedOn !== null) return `Se aprobó el ${formatShortDate(adaptedOn)}`
  if (plannedOn === null) return null
  const late = plannedOn > ADAPTATION_LAST_DAY ? ', después del plazo' : ''
  return `Previsto para el ${formatShortDate(plannedOn)}${late}`
}

function DocumentLine({ document, mayWrite }: { document: ShownDocument; mayWrite: boolean }) {
  const { id, kind, name, title, state, unit, comment, proof } = document
  return (
    <tr>
      <th scope="row">
        {mayWrite ? <Link to={`/panel/adecuacion/${id}`}>{title}</Link> : title}
        {name === '' ? null : (
          <>
            <br />
            <span className="tenue suelto">{DOCUMENT_NAMES[kind]}</span>
          </>
        )}
      </th>
      <td data-titulo="Estado">
        {STATE_NAMES[state]}
        {comment === '' ? null : (
          <>
            <br />
            <span className="tenue suelto">{comment}</span>
          </>
        )}
      </td>
      <Cell title="Fecha" absent="sin fecha">
        {dayOf(document)}
      </Cell>
      <Cell title="Unidad" absent="sin unidad">
        {unit}
      </Cell>
      <Cell title="Prueba" absent="sin prueba">
        {proof ? <ShownProof proof={proof} /> : null}
      </Cell>
    </tr>
  )
}

/** How much time is left, or that the sheet has ended. */
export function SheetStanding({ view }: { view: AdaptationView }) {
  const { endedOn, daysLeft, startedOn, tally } = view
  if (endedOn !== null)
    return (
      <Notice kind="done">
        <p>
          <strong>Terminada.</strong> La persona titular dio por terminada la hoja el {formatDate(endedOn)}.{' '}
          {tallyWords(tally)}
        </p>
      </Notice>
    )
  return (
    <Notice kind={daysLeft < 31 ? 'warning' : 'plain'}>
      <p>
        <strong>{countdownWords(daysLeft)}.</strong> La hoja sigue abierta hasta que la persona titular la dé por
        terminada, también después del plazo.
      </p>
      <p>{startedOn === null ? 'La entidad todavía no anotó ningún documento.' : tallyWords(tally)}</p>
    </Notice>
  )
}

/** Every document of a sheet. */
export function SheetTable({ view, mayWrite }: { view: AdaptationView; mayWrite: boolean }) {
  return (
    <WideTable caption="Documentos de la entidad y cómo va su adecuación" captionUnseen className="apilada">
      <thead>
        <tr>
          <th scope="col">Documento</th>
          <th scope="col">Estado</th>
          <th scope="col">Fecha</th>
          <th scope="col">Unidad responsable</th>
          <th scope="col">Prueba</th>
        </tr>
      </thead>
      <tbody>
        {view.documents.map((document) => (
          <DocumentLine key={document.id} document={document} mayWrite={mayWrite} />
        ))}
      </tbody>
    </WideTable>
  )
}

import { Link } from '@remix-run/react'
import { formatMoment } from '#app/kit/format.ts'
import { fileSignatureWords, ISSUER_UNCHECKED } from '#app/features/plan/approval/words.ts'
import { reportPart } from './november-address.ts'
import type { ListedVersion } from './view-report.server.ts'
import { ANSWER_NAMES, letterWords, signatureWords, UNSIGNED } from './words.ts'

type Props = { readonly version: ListedVersion; readonly year: number; readonly entityId: string | null }

/** A presented version: its number, by whom it was signed, what the Ministry said, and its files. */
export function PresentedVersion({ version, year, entityId }: Props) {
  const { signature, correctionReason } = version
  const asked = { year, version: version.version, entityId }
  const within = signature.kind === 'signed-file' ? signature.signatures : []
  return (
    <article className="pregunta">
      <h3>
        {version.number}
        {version.version > 1 ? ` (corrección ${version.version - 1})` : ''}
      </h3>
      {signature.kind === 'unsigned' ? <p className="etiqueta">{UNSIGNED}</p> : null}
      <dl className="definiciones">
        <dt>Presentado</dt>
        <dd>{formatMoment(version.receivedAt)}</dd>
        <dt>Oficio</dt>
        <dd>{letterWords(version.letter)}</dd>
        <dt>Firma</dt>
        <dd>
          {signatureWords(signature, version.receivedAt)}
          {within.map((each, place) => (
            <span key={place}> {fileSignatureWords(each)}</span>
          ))}
          {within.length > 0 ? ` ${ISSUER_UNCHECKED}` : ''}
        </dd>
        {correctionReason === '' ? null : (
          <>
            <dt>Por qué se corrigió</dt>
            <dd>{correctionReason}</dd>
          </>
        )}
        <dt>Respuesta del MIMP</dt>
        <dd>
          {ANSWER_NAMES[version.answer]}
          {version.said === '' ? '' : `: ${version.said}`}
        </dd>
        <dt>Huella SHA-256</dt>
        <dd>
          <code>{version.digest}</code>
        </dd>
      </dl>
      <p className="botones">
        <Link to={reportPart(asked, 'vista')}>
          Leer <span className="oculto-visual">{version.number}</span>
        </Link>
        <a href={reportPart(asked, 'informe.pdf')}>PDF</a>
        <a href={reportPart(asked, 'informe.docx')}>Word</a>
        <a href={reportPart(asked, 'informe.xlsx')}>Excel</a>
        {signature.kind === 'scan' || signature.kind === 'signed-file' ? (
          <a href={reportPart(asked, 'firmado')}>Archivo firmado</a>
        ) : null}
      </p>
    </article>
  )
}

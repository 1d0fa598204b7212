import { EVIDENCE_CLASS_NAMES } from '#app/i18n/es.ts'
import type { ItemView, ShownEvidence } from '#app/services/assessments/view.server.ts'
import { fileSize, levelName } from './words.ts'

/** Which documents prove which level. */
export function DocumentsAsked({ documents }: Pick<ItemView, 'documents'>) {
  return (
    <details>
      <summary>Qué documentos prueban cada nivel</summary>
      <dl className="definiciones">
        {([1, 2, 3] as const).map((level) => (
          <div key={level}>
            <dt>Nivel {level}</dt>
            <dd>{level === 3 ? `el documento del nivel 2 y su uso: ${documents[3].join('; ')}` : documents[level].join('; ')}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** A file, a link or the number of a document, with what it shows. */
export function EvidenceWords({ each }: { each: ShownEvidence }) {
  const page = each.page ? `, ${each.page}` : ''
  return (
    <>
      {each.kind === 'file' ? (
        <a href={`/evidencias/${each.id}`} download>
          {each.fileName} ({fileSize(each.size ?? 0)})
        </a>
      ) : each.kind === 'link' ? (
        <a href={each.reference ?? ''} rel="noreferrer noopener" target="_blank">
          {each.reference} (se abre aparte)
        </a>
      ) : (
        <strong>{each.reference}</strong>
      )}
      {page}. {each.what}. <span className="tenue">{EVIDENCE_CLASS_NAMES[each.class].split(':')[0]}; lo agregó {each.addedBy}.</span>
    </>
  )
}

/** Where the review of an item stands, for both sides. */
export function ReviewWords({ item }: { item: ItemView }) {
  if (item.review === 'pending' && item.reviewComment === '') return null
  return (
    <div className={item.review === 'returned' ? 'caja aviso' : 'caja'}>
      <p>
        <strong>{item.review === 'returned' ? 'Devuelta por el MIMP.' : item.review === 'accepted' ? `Aceptada: ${levelName(item.verifiedLevel).toLowerCase()}.` : 'Respondida, espera nueva revisión.'}</strong> {item.reviewComment}
      </p>
      {item.reply ? <p>Respuesta de la entidad: {item.reply}</p> : null}
    </div>
  )
}

/** What was declared and how far the documents go. */
export function ProofWords({ item }: { item: ItemView }) {
  if (item.level === null || item.level === 'na' || item.level === '0') return null
  const enough = item.proven >= Number(item.level)
  return <p className="nota">{enough ? `Los documentos prueban el nivel ${item.level}.` : `Los documentos prueban hasta el nivel ${item.proven}: el nivel ${item.level} queda como declarado.`}</p>
}

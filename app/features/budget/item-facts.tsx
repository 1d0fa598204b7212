import { Notice } from '#app/kit/shell/notice.tsx'
import { Fragment } from 'react'
import { formatDate, formatFileSize } from '#app/kit/format.ts'
import type { ItemView, ShownEvidence } from './view-assessment.server.ts'
import { DOCUMENT_LEVELS } from '#surveys/scoring/evidence.ts'
import { levelName, warningWords } from './words.ts'

/** Which documents prove which level. */
export function DocumentsAsked({ documents }: Pick<ItemView, 'documents'>) {
  return (
    <details>
      <summary>Qué documentos prueban cada nivel</summary>
      <dl className="definiciones">
        {DOCUMENT_LEVELS.map((level) => (
          <Fragment key={level}>
            <dt>Nivel {level}</dt>
            <dd>
              {level === 3
                ? `el documento del nivel 2 y su uso: ${documents[3].join('; ')}`
                : documents[level].join('; ')}
            </dd>
          </Fragment>
        ))}
      </dl>
    </details>
  )
}

function Opened({ each }: { each: ShownEvidence }) {
  if (each.kind === 'file') {
    return (
      <a href={`/evidencias/${each.id}`} download>
        {each.fileName} ({formatFileSize(each.size ?? 0)})
      </a>
    )
  }
  if (each.kind === 'document') return <strong>{each.reference}</strong>
  return (
    <a href={each.reference ?? ''} rel="noreferrer noopener" target="_blank">
      {each.reference} (se abre aparte)
    </a>
  )
}

/** Number, date, unit, fiscal year and page, as far as they are known. */
function factsOf(each: ShownEvidence): string {
  return [
    each.documentNumber && each.kind !== 'document' ? each.documentNumber : null,
    each.documentDate ? formatDate(each.documentDate) : null,
    each.issuedBy || null,
    each.fiscalYear ? `año fiscal ${each.fiscalYear}` : null,
    each.page || null,
  ]
    .filter(Boolean)
    .join(', ')
}

/** A file, a link or the number of a document, with what it is, what it shows and what looks wrong in it. */
export function EvidenceWords({ each, year }: { each: ShownEvidence; year: number }) {
  return (
    <>
      <Opened each={each} />.{' '}
      {each.documentType ? `Nivel ${each.level}: ${each.documentType}. ` : `Nivel ${each.level}. `}
      {factsOf(each)}. {each.shows}. <span className="tenue">Lo agregó {each.addedBy}.</span>
      {each.warnings.map((warning) => (
        <strong key={warning}> {warningWords(warning, year)}.</strong>
      ))}
    </>
  )
}

const REVIEW_WORDS = {
  returned: 'Devuelta por el MIMP.',
  pending: 'Vuelta a presentar, espera nueva revisión. El MIMP pidió:',
} as const

/** Where the review of an item stands, for both sides. */
export function ReviewWords({ item }: { item: ItemView }) {
  if (item.review === 'pending' && item.reviewComment === '') return null
  return (
    <Notice kind={item.review === 'returned' ? 'warning' : 'plain'}>
      <p>
        <strong>
          {item.review === 'accepted'
            ? `Aceptada: ${levelName(item.verifiedLevel).toLowerCase()}.`
            : REVIEW_WORDS[item.review]}
        </strong>{' '}
        {item.reviewComment}
      </p>
      {item.reply ? <p>Respuesta de la entidad: {item.reply}</p> : null}
    </Notice>
  )
}

/** What was declared and how far the documents go. */
export function ProofWords({ item }: { item: ItemView }) {
  if (item.level === null || item.level === 'na' || item.level === '0') return null
  const enough = item.proven >= Number(item.level)
  return (
    <p className="nota">
      {enough
        ? `Los documentos prueban el nivel ${item.level}.`
        : `Los documentos prueban hasta el nivel ${item.proven}: el nivel ${item.level} queda como declarado.`}
    </p>
  )
}

import { Link } from '@remix-run/react'
import type { ItemView, ShownEvidence } from './view-assessment.server.ts'
import { EvidenceWords } from './item-facts.tsx'
import { previewOf, shownDocument } from './review-queue.ts'

function Shown({ each }: { each: ShownEvidence }) {
  const address = `/evidencias/${each.id}`
  return (
    <figure className="documento">
      {previewOf(each) === 'image' ? (
        <img src={address} alt={`Imagen de ${each.fileName ?? 'un documento'}: ${each.shows}`} />
      ) : (
        // A phone shows no PDF in a frame: there it is hidden, and being lazy it is not even fetched.
        <iframe src={`${address}?ver=si`} title={`Documento ${each.fileName ?? ''}`} loading="lazy" />
      )}
      <figcaption>
        {each.fileName}. Si no se ve, <a href={address}>descárguelo</a>.
      </figcaption>
    </figure>
  )
}

/** The documents of an item, and one of them as it looks. @param addressOf the page with another one shown. */
export function EvidenceBeside({
  item,
  year,
  asked,
  addressOf,
}: {
  readonly item: ItemView
  readonly year: number
  readonly asked: string | undefined
  readonly addressOf: (document: string) => string
}) {
  const shown = shownDocument(item.evidence, asked)
  if (item.evidence.length === 0) return <p className="tenue">La entidad no adjuntó documentos.</p>
  return (
    <>
      <ul>
        {item.evidence.map((each) => (
          <li key={each.id}>
            <EvidenceWords each={each} year={year} />{' '}
            {previewOf(each) && each.id !== shown?.id ? (
              <Link to={addressOf(each.id)} preventScrollReset>
                Ver aquí<span className="oculto-visual"> {each.fileName}</span>
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      {shown ? <Shown key={shown.id} each={shown} /> : null}
    </>
  )
}

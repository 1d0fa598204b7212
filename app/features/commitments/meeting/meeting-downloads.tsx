import { CopyButton } from '#app/kit/shell/copy-button.tsx'
import type { CommitmentWords } from '../commitment-words.ts'
import { pictureText, type NamedPage } from './meeting-facts.ts'

type Props = {
  readonly campaignId: string
  /** The promised minimum: all that is printed or sent holds this and no more. */
  readonly minimum: CommitmentWords
  readonly page: Omit<NamedPage, 'qr'> | null
}

/** All that is taken from here to the staff, in one place; the text of the picture for whoever does not see it. */
export function MeetingDownloads({ campaignId, minimum, page }: Props) {
  const base = `/panel/aplicaciones/${campaignId}`
  const text = pictureText(minimum, page)
  return (
    <section aria-labelledby="contarlo">
      <h2 id="contarlo">Para contarlo al personal</h2>
      <p>
        Cada archivo dice lo que el aviso prometió, y nada más. Descárguelos el mismo día: cambian cuando avanza el
        plan.
      </p>
      <ul>
        <li>
          <a href={`${base}/lo-que-dijimos.pptx`}>Láminas para la reunión (PPTX)</a>, con notas de qué decir y qué no
          preguntar
        </li>
        <li>
          Una hoja para quien conduce la reunión: <a href={`${base}/para-la-reunion.pdf`}>PDF</a> o{' '}
          <a href={`${base}/para-la-reunion.docx`}>DOCX</a>
        </li>
        <li>
          <a href={`${base}/lo-que-dijimos.pdf`}>Afiche para la pared (PDF)</a>, de una hoja, en blanco y negro
        </li>
        <li>
          <a href={`${base}/lo-que-dijimos.png`}>Imagen para un grupo de mensajería (PNG)</a>: envíela a todo el
          personal por igual, con su texto; hay quien no la ve
        </li>
      </ul>
      <div className="campo">
        <label htmlFor="texto-imagen">Texto de la imagen</label>
        <textarea id="texto-imagen" readOnly rows={7} defaultValue={text} />
        <CopyButton text={text} what="el texto de la imagen" />
      </div>
    </section>
  )
}

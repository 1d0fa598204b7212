import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { ContactLine } from '#app/kit/shell/contact-line.tsx'
import { WithContents } from '#app/kit/shell/page-contents.tsx'
import { PrintHint } from '#app/kit/shell/print-hint.tsx'
import type { ManualFault, ManualSeason } from './manual.ts'
import { isWholeAddress, piecesOf, readableAddress } from './said-text.ts'
import type { ManualView, ShownPart, ShownPicture } from './view-manual.server.ts'

/** A text of a manual; what stands on a page of Espejo stands out. */
function Said({ text }: { readonly text: string }) {
  return (
    <>
      {piecesOf(text).map(({ text: piece, shown }, place) =>
        // Pieces of one text never change their order.
        shown ? <strong key={place}>{piece}</strong> : <Fragment key={place}>{piece}</Fragment>,
      )}
    </>
  )
}

function Year({ year }: { readonly year: readonly ManualSeason[] }) {
  return (
    <table className="manual-anio">
      <caption className="oculto-visual">Su año: cuándo se hace qué</caption>
      <thead>
        <tr>
          <th scope="col">Cuándo</th>
          <th scope="col">Qué hace usted</th>
        </tr>
      </thead>
      <tbody>
        {year.map(({ when, what }) => (
          <tr key={when}>
            <th scope="row">{when}</th>
            <td>
              <Said text={what} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Where a part is done: an address that leads somewhere as it stands is a link, the others are to be read. */
function Places({ at }: { readonly at: readonly string[] }) {
  if (at.length === 0) return null
  return (
    <p className="manual-donde">
      {at.length === 1 ? 'Página' : 'Páginas'}:{' '}
      {at.map((pattern, place) => (
        <Fragment key={pattern}>
          {place > 0 ? ', ' : ''}
          {isWholeAddress(pattern) ? <Link to={pattern}>{pattern}</Link> : <span>{readableAddress(pattern)}</span>}
        </Fragment>
      ))}
    </p>
  )
}

function Picture({ picture: { address, width, height, alt } }: { readonly picture: ShownPicture }) {
  return (
    <figure className="manual-figura">
      <img src={address} width={width} height={height} alt={alt} decoding="async" />
    </figure>
  )
}

function Faults({ faults }: { readonly faults: readonly ManualFault[] }) {
  return (
    <dl className="manual-fallas">
      {faults.map(({ when, then }) => (
        <div key={when}>
          <dt>{when}</dt>
          <dd>
            <Said text={then} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Part({ part: { id, title, at, says, steps, points, faults, picture } }: { readonly part: ShownPart }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Places at={at} />
      {says?.map((text) => (
        <p key={text}>
          <Said text={text} />
        </p>
      ))}
      {steps ? (
        <ol>
          {steps.map((text) => (
            <li key={text}>
              <Said text={text} />
            </li>
          ))}
        </ol>
      ) : null}
      {picture ? <Picture picture={picture} /> : null}
      {points ? (
        <ul>
          {points.map((text) => (
            <li key={text}>
              <Said text={text} />
            </li>
          ))}
        </ul>
      ) : null}
      {faults ? <Faults faults={faults} /> : null}
    </section>
  )
}

/** The manual of one role, on the screen and for about four sheets of A4. */
export function ManualPage({ manual: { title, says, year, parts, contact } }: { readonly manual: ManualView }) {
  return (
    <article className="manual">
      <PrintHint back="/manual" />
      <h1>{title}</h1>
      <p>
        <Said text={says} />
      </p>
      <WithContents
        contents={[{ id: 'anio', title: 'Su año' }, ...parts.map(({ id, title: part }) => ({ id, title: part }))]}
      >
        <section aria-labelledby="anio">
          <h2 id="anio">Su año</h2>
          <Year year={year} />
        </section>
        {parts.map((part) => (
          <Part key={part.id} part={part} />
        ))}
        <p className="nota">
          En <strong>negrita</strong>, lo que está escrito en la pantalla. Las imágenes son de la demostración: sus
          entidades y sus datos son inventados.
        </p>
        {contact ? (
          <p className="nota">
            <ContactLine {...contact} />
          </p>
        ) : null}
      </WithContents>
    </article>
  )
}

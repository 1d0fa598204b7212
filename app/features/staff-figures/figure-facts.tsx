import { formatDate } from '#app/kit/format.ts'
import { scopeWords } from '#app/kit/words/scope-words.ts'
import { documentWords, peopleWords } from './words.ts'
import type { ShownFigure } from './view-figures.server.ts'

/** "Ver el documento", where the entity gave its address. */
export function DocumentLink({ figure }: { figure: Pick<ShownFigure, 'documentLink'> }) {
  if (figure.documentLink === '') return null
  return (
    <a href={figure.documentLink} rel="noreferrer noopener" target="_blank">
      Ver el documento (abre otra página)
    </a>
  )
}

/** A figure with its day, source and document. */
export function FigureFacts({ figure }: { figure: ShownFigure }) {
  return (
    <dl className="definiciones">
      <dt>Alcance</dt>
      <dd>{scopeWords(figure.scope)}</dd>
      <dt>Personas</dt>
      <dd>
        {peopleWords(figure)}, al {formatDate(figure.countedOn)}.
      </dd>
      <dt>De dónde sale</dt>
      <dd>{figure.source}</dd>
      <dt>Documento</dt>
      <dd>
        {documentWords(figure)}. <DocumentLink figure={figure} />
      </dd>
      {figure.explanation ? (
        <>
          <dt>Qué explica el cambio</dt>
          <dd>{figure.explanation}</dd>
        </>
      ) : null}
    </dl>
  )
}

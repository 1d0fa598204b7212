import { Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatDate } from '#app/kit/format.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import { scopeWords } from '#app/kit/words/scope-words.ts'
import type { WaitingFigures } from './view-figures.server.ts'
import { changeWords, documentWords, peopleWords } from './words.ts'

/** Where a figure is decided: with the review of its campaign, or on a page of its own. */
function decisionAddress({ id, campaignId, entityId }: WaitingFigures['figures'][number]): string {
  return campaignId === null ? `/nacional/personal/${id}` : `/nacional/entidades/${entityId}/poblacion/${campaignId}`
}

/** Figures that wait for the Ministry, the oldest first. */
export function WaitingFiguresPage({ waiting: { figures, found, page, pages } }: { waiting: WaitingFigures }) {
  return (
    <>
      <h1>Cifras de personal por confirmar</h1>
      <p>
        La población de cada aplicación sale de estas cifras. Confirme solo lo que el documento dice: con una cifra
        mayor que la verdadera, alguien podría responder más de una vez.
      </p>
      {found === 0 ? (
        <Empty>Ninguna cifra espera.</Empty>
      ) : (
        <WideTable
          caption={`${formatCount(found, 'cifra espera', 'cifras esperan')}, la más antigua primero`}
          className="apilada"
        >
          <thead>
            <tr>
              <th scope="col">Entidad</th>
              <th scope="col">Alcance</th>
              <th scope="col">Cifra propuesta</th>
              <th scope="col">Cifra que vale ahora</th>
              <th scope="col">Documento</th>
              <th scope="col">Propuesta el</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure.id}>
                <th scope="row">
                  <Link to={decisionAddress(figure)}>{figure.entityName}</Link>
                  {figure.campaignId === null ? null : ' (hubo más respuestas que personas)'}
                </th>
                <td data-titulo="Alcance">{scopeWords(figure.scope)}</td>
                <td data-titulo="Cifra propuesta">
                  {peopleWords(figure)}, al {formatDate(figure.countedOn)}
                </td>
                <td data-titulo="Cifra que vale ahora">
                  {figure.before ? `${peopleWords(figure.before)}: ${changeWords(figure.before, figure)}` : 'Ninguna'}
                </td>
                <td data-titulo="Documento">{documentWords(figure)}</td>
                <td data-titulo="Propuesta el">{formatDate(figure.proposedOn)}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      <PageLinks page={page} pages={pages} to={(to) => (to === 1 ? '?' : `?pagina=${to}`)} />
    </>
  )
}

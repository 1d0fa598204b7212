import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatDate, formatSoles } from '#app/kit/format.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import type { MefPliegoView } from './view-mef.server.ts'
import { MEF_REPLY_NAMES } from './words.ts'

/** Programmes of an entity in a year, with its whole budget and where that comes from. */
export function PliegoFigures({ pliego }: { pliego: MefPliegoView }) {
  const { programmes, totalPim, source, sourcedOn, name, year } = pliego
  return (
    <>
      {programmes.length === 0 ? (
        <Empty>El MEF no anota ningún programa de igualdad.</Empty>
      ) : (
        <WideTable caption={`Programas de ${name} en ${year}`} captionUnseen className="apilada">
          <thead>
            <tr>
              <th scope="col">Programa</th>
              <th scope="col" className="numero">
                PIM
              </th>
              <th scope="col" className="numero">
                Ejecutado
              </th>
            </tr>
          </thead>
          <tbody>
            {programmes.map((each) => (
              <tr key={each.programme}>
                <th scope="row">
                  {each.programme} {each.programmeName}
                </th>
                <td data-titulo="PIM" className="numero">
                  {formatSoles(each.pim)}
                </td>
                <td data-titulo="Ejecutado" className="numero">
                  {formatSoles(each.executed)}
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      <p className="tenue">
        PIM total de la entidad: {totalPim === null ? 'sin dato' : formatSoles(totalPim)}. Fuente: {source}, al{' '}
        {formatDate(sourcedOn)}.
      </p>
    </>
  )
}

/** What was said of the figures of a year, oldest first; what was said of figures that changed since is told so. */
export function PliegoAnswers({ pliego }: { pliego: MefPliegoView }) {
  if (pliego.answers.length === 0) return null
  return (
    <ul>
      {pliego.answers.map((answer) => (
        <li key={answer.id}>
          {formatDate(answer.on)}, {answer.by}:{' '}
          {answer.verdict === 'confirmed' ? 'confirmó las cifras' : `objetó ${answer.programme ?? 'las cifras'}`}
          {answer.revision === pliego.revision ? '' : ' (las cifras cambiaron después)'}.
          {answer.reason ? <span className="partible"> «{answer.reason}»</span> : null}
          {answer.reply ? (
            <span className="partible">
              {' '}
              El MIMP respondió: {MEF_REPLY_NAMES[answer.reply].replace(/^./, (first) => first.toLowerCase())}. «
              {answer.replyText}»
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

import type { PlottedFigure } from '#app/kit/figures/dimension-plot.tsx'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { type Decimals, formatInColumn } from '#app/kit/format.ts'
import { columnDecimals, countWords, figureValue, levelWords } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'

/** Beside a score that is said as a bound alone. */
const WITHOUT_INTERVAL = 'sin intervalo'

function ScoreRow({ row, k, decimals }: { row: PlottedFigure; k: number; decimals: Decimals }) {
  const { figure } = row
  if (figure.kind === 'suppressed') {
    return (
      <tr>
        <th scope="row">{row.title}</th>
        <td colSpan={5}>{suppressionWords(figure.reason, k)}</td>
      </tr>
    )
  }
  const exact = figure.bound === 'exact'
  return (
    <tr>
      <th scope="row">{row.title}</th>
      <td className="numero" data-titulo="Puntaje">
        {figureValue(figure, decimals)}
      </td>
      <td className="numero" data-titulo="Desde">
        {exact ? formatInColumn(figure.low, decimals) : WITHOUT_INTERVAL}
      </td>
      <td className="numero" data-titulo="Hasta">
        {exact ? formatInColumn(figure.high, decimals) : WITHOUT_INTERVAL}
      </td>
      <td className="numero" data-titulo="Respuestas">
        {countWords(figure.count)}
      </td>
      <td data-titulo="Nivel">{levelWords(figure)}</td>
    </tr>
  )
}

/** The data of a score figure: score, interval, answers, level. */
export function ScoreTable({ caption, rows, k }: { caption: string; rows: readonly PlottedFigure[]; k: number }) {
  const decimals = columnDecimals(rows.map(({ figure }) => figure))
  return (
    <WideTable caption={caption} className="apilada">
      <thead>
        <tr>
          <th scope="col">Dimensión</th>
          <th scope="col" className="numero">
            Puntaje
          </th>
          <th scope="col" className="numero">
            Desde
          </th>
          <th scope="col" className="numero">
            Hasta
          </th>
          <th scope="col" className="numero">
            Respuestas
          </th>
          <th scope="col">Nivel</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ScoreRow key={row.id} row={row} k={k} decimals={decimals} />
        ))}
      </tbody>
    </WideTable>
  )
}

import type { PairRow, PairSides } from '#app/kit/figures/pair-plot.tsx'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import type { Decimals } from '#app/kit/format.ts'
import { figureRange, figureValue } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import type { Figure } from '#surveys/disclosure/release.ts'

/** "62 (entre 58 y 66)", or why it is not there. */
function cellWords(figure: Figure | null, k: number, decimals: Decimals): string {
  if (!figure) return 'no se preguntaba'
  if (figure.kind === 'suppressed') return suppressionWords(figure.reason, k)
  const range = figureRange(figure, decimals)
  return range ? `${figureValue(figure, decimals)} (${range})` : figureValue(figure, decimals)
}

type Props<Row extends PairRow> = {
  readonly caption: string
  readonly rows: readonly Row[]
  readonly sides: PairSides
  readonly decimals: Decimals
  /** What may be said of the two; left out where nothing is compared. */
  readonly conclusion?: (row: Row) => string
}

/** The numbers of a pair with their intervals, and what may be said of them. */
export function PairTable<Row extends PairRow>({ caption, rows, sides, decimals, conclusion }: Props<Row>) {
  return (
    <WideTable caption={caption} className="apilada">
      <thead>
        <tr>
          <th scope="col">Dimensión</th>
          {sides.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          {conclusion ? <th scope="col">Conclusión</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.title}</th>
            {[row.first, row.second].map((figure, at) => {
              const { name, k } = sides[at === 0 ? 0 : 1]
              return (
                <td key={name} data-titulo={name}>
                  {cellWords(figure, k, decimals)}
                </td>
              )
            })}
            {conclusion ? <td data-titulo="Conclusión">{conclusion(row)}</td> : null}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

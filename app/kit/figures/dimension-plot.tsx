import type { Figure } from '#surveys/disclosure/release.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import type { Decimals } from '../format.ts'
import { columnDecimals, figureRange, figureSentence, figureValue } from '../words/figure-words.ts'
import { LevelLines, place, ScaleRow } from './score-scale.tsx'

export type PlottedFigure = { readonly id: string; readonly title: string; readonly figure: Figure }

const HEIGHT = 30
const MIDDLE = HEIGHT / 2

function IntervalMark({ figure }: { figure: Extract<Figure, { kind: 'scored' }> }) {
  return (
    <>
      <line className="intervalo" x1={place(figure.low)} x2={place(figure.high)} y1={MIDDLE} y2={MIDDLE} />
      <line className="intervalo" x1={place(figure.low)} x2={place(figure.low)} y1={MIDDLE - 6} y2={MIDDLE + 6} />
      <line className="intervalo" x1={place(figure.high)} x2={place(figure.high)} y1={MIDDLE - 6} y2={MIDDLE + 6} />
      <circle className="marca" cx={place(figure.value)} cy={MIDDLE} r={6} />
    </>
  )
}

type RowProps = {
  readonly row: PlottedFigure
  readonly cuts: readonly number[]
  readonly k: number
  readonly decimals: Decimals
}

function Row({ row, cuts, k, decimals }: RowProps) {
  const { figure } = row
  return (
    <div className="fila-figura">
      <span className="fila-titulo">{row.title}</span>
      {figure.kind === 'scored' ? (
        <>
          <svg
            width="100%"
            height={HEIGHT}
            role="img"
            aria-label={`${row.title}: ${figureSentence(figure, k, decimals)}`}
          >
            <LevelLines cuts={cuts} height={HEIGHT} />
            <IntervalMark figure={figure} />
          </svg>
          <span className="fila-valor">
            <strong>{figureValue(figure, decimals)}</strong>{' '}
            <span className="tenue">{figureRange(figure, decimals)}</span>
          </span>
        </>
      ) : (
        <span className="fila-oculta">{suppressionWords(figure.reason, k)}</span>
      )}
    </div>
  )
}

/** Score of each dimension as a dot with its interval, in the order of the questionnaire. */
export function DimensionPlot({
  rows,
  cuts,
  k,
  title,
  note,
}: {
  rows: readonly PlottedFigure[]
  cuts: readonly number[]
  k: number
  title: string
  note: string
}) {
  const decimals = columnDecimals(rows.map(({ figure }) => figure))
  return (
    <figure className="figura">
      <p className="figura-titulo">{title}</p>
      <div className="filas">
        {rows.map((row) => (
          <Row key={row.id} row={row} cuts={cuts} k={k} decimals={decimals} />
        ))}
        <ScaleRow cuts={cuts} />
      </div>
      <figcaption>{note}</figcaption>
    </figure>
  )
}

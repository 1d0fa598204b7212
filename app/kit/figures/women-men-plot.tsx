import type { Figure } from '#surveys/disclosure/release.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import type { Decimals } from '../format.ts'
import { columnDecimals, figureValue } from '../words/figure-words.ts'
import { LevelLines, place, ScaleRow } from './score-scale.tsx'

export type ComparedFigures = {
  readonly id: string
  readonly title: string
  readonly women: Figure
  readonly men: Figure
}

const HEIGHT = 40
/** Women above, men below: two that score alike do not hide each other. */
const WOMEN = 12
const MEN = HEIGHT - WOMEN

function Diamond({ score }: { score: number }) {
  return (
    <svg x={place(score)} y={MEN} overflow="visible">
      <path className="rombo" d="M0 -8 L8 0 L0 8 L-8 0 Z" />
    </svg>
  )
}

function words(figure: Figure, k: number, decimals: Decimals): string {
  return figure.kind === 'scored' ? figureValue(figure, decimals) : suppressionWords(figure.reason, k)
}

type RowProps = {
  readonly row: ComparedFigures
  readonly cuts: readonly number[]
  readonly k: number
  readonly decimals: Decimals
}

function Row({ row, cuts, k, decimals }: RowProps) {
  const { women, men } = row
  if (women.kind !== 'scored' || men.kind !== 'scored') {
    const hidden = women.kind === 'suppressed' ? women : men
    return (
      <div className="fila-figura">
        <span className="fila-titulo">{row.title}</span>
        <span className="fila-oculta">{hidden.kind === 'suppressed' ? suppressionWords(hidden.reason, k) : ''}</span>
      </div>
    )
  }
  return (
    <div className="fila-figura">
      <span className="fila-titulo">{row.title}</span>
      <svg
        width="100%"
        height={HEIGHT}
        role="img"
        aria-label={`${row.title}: mujeres ${words(women, k, decimals)}, hombres ${words(men, k, decimals)}`}
      >
        <LevelLines cuts={cuts} height={HEIGHT} />
        <line className="union" x1={place(women.value)} x2={place(men.value)} y1={WOMEN} y2={MEN} />
        <circle className="mujeres" cx={place(women.value)} cy={WOMEN} r={7} />
        <Diamond score={men.value} />
      </svg>
      <span className="fila-valor">
        M <strong>{figureValue(women, decimals)}</strong> · H <strong>{figureValue(men, decimals)}</strong>
      </span>
    </div>
  )
}

/** Women (●) and men (◇) side by side; a line of text says what may be claimed of each difference. */
export function WomenMenPlot({
  rows,
  cuts,
  k,
  title,
  note,
}: {
  rows: readonly ComparedFigures[]
  cuts: readonly number[]
  k: number
  title: string
  note: string
}) {
  const decimals = columnDecimals(rows.flatMap(({ women, men }) => [women, men]))
  return (
    <figure className="figura">
      <p className="figura-titulo">{title}</p>
      <p className="leyenda">
        <svg width="20" height="20" aria-hidden="true">
          <circle className="mujeres" cx="10" cy="10" r="7" />
        </svg>
        Mujeres (M)
        <svg width="20" height="20" aria-hidden="true">
          <path className="rombo" d="M10 2 L18 10 L10 18 L2 10 Z" />
        </svg>
        Hombres (H)
      </p>
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

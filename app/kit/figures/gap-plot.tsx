import { formatDifference } from '../format.ts'
import { AxisNumbers } from './axis-numbers.tsx'
import { place } from './score-scale.tsx'

/** A difference in points with its interval, and what may be said of it. */
export type PlottedGap = {
  readonly id: string
  readonly title: string
  readonly difference: number
  readonly low: number
  readonly high: number
  /** It was called: the mark is full. */
  readonly called: boolean
  /** "−17.0", in brackets where nothing is said of it. */
  readonly mark: string
  readonly says: string
}

const HEIGHT = 30
const MIDDLE = HEIGHT / 2
/** Ends of the scale in points: the nearest that holds every interval. */
const ENDS = [10, 20, 30, 50, 100] as const

function endOf(rows: readonly PlottedGap[]): number {
  return ENDS.find((end) => rows.every(({ low, high }) => -low <= end && high <= end)) ?? 100
}

type Scale = { readonly ticks: readonly number[]; readonly at: (points: number) => string }

function scaleTo(end: number): Scale {
  return { ticks: [-end, -end / 2, 0, end / 2, end], at: (points) => place(50 + (50 * points) / end) }
}

function Row({ row, scale: { ticks, at } }: { row: PlottedGap; scale: Scale }) {
  return (
    <div className="fila-figura">
      <span className="fila-titulo">{row.title}</span>
      <svg width="100%" height={HEIGHT} role="img" aria-label={`${row.title}: ${row.says}`}>
        {ticks.map((tick) => (
          <line
            key={tick}
            className={tick === 0 ? 'eje-cero' : 'eje'}
            x1={at(tick)}
            x2={at(tick)}
            y1={tick === 0 ? 0 : 4}
            y2={tick === 0 ? HEIGHT : HEIGHT - 4}
          />
        ))}
        <line className="intervalo" x1={at(row.low)} x2={at(row.high)} y1={MIDDLE} y2={MIDDLE} />
        {[row.low, row.high].map((end, side) => (
          <line
            key={side === 0 ? 'low' : 'high'}
            className="intervalo"
            x1={at(end)}
            x2={at(end)}
            y1={MIDDLE - 6}
            y2={MIDDLE + 6}
          />
        ))}
        <circle className={row.called ? 'marca' : 'declarado'} cx={at(row.difference)} cy={MIDDLE} r={6} />
      </svg>
      <span className="fila-valor" aria-hidden="true">
        <strong>{row.mark}</strong>
      </span>
    </div>
  )
}

function ScaleNumbers({ ticks, at }: Scale) {
  return (
    <div className="fila-figura" aria-hidden="true">
      <span className="fila-titulo" />
      <svg className="escala" width="100%" height="38" aria-hidden="true">
        <AxisNumbers ticks={ticks} at={at} words={(points) => formatDifference(points)} />
        <text x={place(0)} y={32}>
          mujeres menos
        </text>
        <text x={place(100)} y={32} textAnchor="end">
          mujeres más
        </text>
      </svg>
      <span className="fila-valor" />
    </div>
  )
}

/** Differences around zero, each with its interval; a full mark only where a difference was called. */
export function GapPlot({ rows, title, note }: { rows: readonly PlottedGap[]; title: string; note: string }) {
  const scale = scaleTo(endOf(rows))
  return (
    <figure className="figura">
      <p className="figura-titulo">{title}</p>
      <div className="filas">
        {rows.map((row) => (
          <Row key={row.id} row={row} scale={scale} />
        ))}
        <ScaleNumbers {...scale} />
      </div>
      <figcaption>{note}</figcaption>
    </figure>
  )
}

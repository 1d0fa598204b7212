import type { ReactNode } from 'react'
import { across, levelStrokes, place, ScaleRow, upright } from './score-scale.tsx'

/** One dot with its interval, or why there is none. */
export type IntervalRow = {
  readonly id: string
  readonly title: string
  readonly mark: { readonly value: number; readonly low: number; readonly high: number } | null
  /** The number and its interval in words; why there is none, where there is none. */
  readonly said: string
  readonly range: string
}

const HEIGHT = 30
const MIDDLE = HEIGHT / 2

const intervalStrokes = ({ low, high }: NonNullable<IntervalRow['mark']>) =>
  across(low, high, MIDDLE) + [low, high].map((end) => upright(end, MIDDLE - 6, MIDDLE + 6)).join('')

/** One side at one measure: its dot and interval on the scale, or why there is none. @property scale its strokes. */
function IntervalLine({ row, scale }: { row: IntervalRow; scale: string }) {
  const { title, mark, said, range } = row
  return (
    <div className="fila-figura">
      <span className="fila-titulo">{title}</span>
      {mark ? (
        <>
          <svg width="100%" height={HEIGHT} role="img" aria-label={`${title}: ${said} de 100 puntos ${range}`.trim()}>
            <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none">
              <path className="eje" vectorEffect="non-scaling-stroke" d={scale} />
              <path className="intervalo" vectorEffect="non-scaling-stroke" d={intervalStrokes(mark)} />
            </svg>
            <circle className="marca" cx={place(mark.value)} cy={MIDDLE} r={6} />
          </svg>
          <span className="fila-valor">
            <strong>{said}</strong> <span className="tenue">{range}</span>
          </span>
        </>
      ) : (
        <span className="fila-oculta">{said}</span>
      )}
    </div>
  )
}

/**
 * Several sides at one measure as dots with their intervals, on one scale, in the order in which they were chosen.
 * @property children a last row of another kind on the same scale.
 */
export function IntervalPlot({
  rows,
  cuts,
  title,
  note,
  children,
}: {
  readonly rows: readonly IntervalRow[]
  readonly cuts: readonly number[]
  readonly title: string
  readonly note: string
  readonly children?: ReactNode
}) {
  const scale = levelStrokes(cuts, HEIGHT)
  return (
    <figure className="figura">
      <p className="figura-titulo">{title}</p>
      <div className="filas">
        {rows.map((row) => (
          <IntervalLine key={row.id} row={row} scale={scale} />
        ))}
        {children}
        <ScaleRow cuts={cuts} />
      </div>
      <figcaption>{note}</figcaption>
    </figure>
  )
}

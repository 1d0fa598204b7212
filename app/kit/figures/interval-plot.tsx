import type { ReactNode } from 'react'
import { LevelLines, place, ScaleRow } from './score-scale.tsx'

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

function Mark({ value, low, high }: NonNullable<IntervalRow['mark']>) {
  return (
    <>
      <line className="intervalo" x1={place(low)} x2={place(high)} y1={MIDDLE} y2={MIDDLE} />
      <line className="intervalo" x1={place(low)} x2={place(low)} y1={MIDDLE - 6} y2={MIDDLE + 6} />
      <line className="intervalo" x1={place(high)} x2={place(high)} y1={MIDDLE - 6} y2={MIDDLE + 6} />
      <circle className="marca" cx={place(value)} cy={MIDDLE} r={6} />
    </>
  )
}

/** One side at one measure: its dot and interval on the scale, or why there is none. */
function IntervalLine({ row, cuts }: { row: IntervalRow; cuts: readonly number[] }) {
  const { title, mark, said, range } = row
  return (
    <div className="fila-figura">
      <span className="fila-titulo">{title}</span>
      {mark ? (
        <>
          <svg width="100%" height={HEIGHT} role="img" aria-label={`${title}: ${said} de 100 puntos ${range}`.trim()}>
            <LevelLines cuts={cuts} height={HEIGHT} />
            <Mark {...mark} />
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
  return (
    <figure className="figura">
      <p className="figura-titulo">{title}</p>
      <div className="filas">
        {rows.map((row) => (
          <IntervalLine key={row.id} row={row} cuts={cuts} />
        ))}
        {children}
        <ScaleRow cuts={cuts} />
      </div>
      <figcaption>{note}</figcaption>
    </figure>
  )
}

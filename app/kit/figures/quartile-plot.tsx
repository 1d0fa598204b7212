import type { ComponentProps } from 'react'
import { IntervalPlot } from './interval-plot.tsx'
import { LevelLines, place } from './score-scale.tsx'

/** Median of a group, with its quartiles where they are known, and how both read. */
export type QuartileRow = {
  readonly title: string
  readonly median: number
  readonly quartiles: readonly [first: number, third: number] | null
  readonly said: string
  readonly range: string
}

const HEIGHT = 30
const MIDDLE = HEIGHT / 2

function GroupRow({
  row: { title, median, quartiles, said, range },
  cuts,
}: {
  row: QuartileRow
  cuts: readonly number[]
}) {
  return (
    <div className="fila-figura">
      <span className="fila-titulo">{title}</span>
      <svg width="100%" height={HEIGHT} role="img" aria-label={`${title}: ${said} de 100 puntos ${range}`.trim()}>
        <LevelLines cuts={cuts} height={HEIGHT} />
        {quartiles ? (
          <line className="cuartos" x1={place(quartiles[0])} x2={place(quartiles[1])} y1={MIDDLE} y2={MIDDLE} />
        ) : null}
        <line className="mediana" x1={place(median)} x2={place(median)} y1={3} y2={HEIGHT - 3} />
      </svg>
      <span className="fila-valor">
        <strong>{said}</strong> <span className="tenue">{range}</span>
      </span>
    </div>
  )
}

/** Results of one as dots with their intervals, above the middle half of others on the same scale. */
export function QuartilePlot({
  group,
  ...plot
}: Omit<ComponentProps<typeof IntervalPlot>, 'children'> & { readonly group: QuartileRow | null }) {
  return <IntervalPlot {...plot}>{group ? <GroupRow row={group} cuts={plot.cuts} /> : null}</IntervalPlot>
}

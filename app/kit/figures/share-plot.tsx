import type { NoisyShare } from '#surveys/disclosure/release.ts'
import { formatPercent } from '../format.ts'
import { noisyWords } from '../words/prevalence-words.ts'
import { AxisNumbers } from './axis-numbers.tsx'
import { place } from './score-scale.tsx'

export type PlottedShare = { readonly id: string; readonly title: string; readonly share: NoisyShare }

const HEIGHT = 30
const MIDDLE = HEIGHT / 2
/** Ends of the scale in percent: half of it where nothing reaches further, for most of these shares are small. */
const ENDS = [50, 100] as const

function endOf(rows: readonly PlottedShare[]): number {
  return ENDS.find((end) => rows.every(({ share }) => share.high <= end)) ?? 100
}

type Scale = { readonly ticks: readonly number[]; readonly at: (percent: number) => string }

function scaleTo(end: number): Scale {
  const ticks = [0, 1, 2, 3, 4, 5].map((fifth) => (fifth * end) / 5)
  return { ticks, at: (percent) => place((100 * percent) / end) }
}

function Row({ row: { title, share }, scale: { ticks, at } }: { row: PlottedShare; scale: Scale }) {
  const words = noisyWords(share)
  return (
    <div className="fila-figura fila-dicha">
      <span className="fila-titulo">{title}</span>
      <svg width="100%" height={HEIGHT} role="img" aria-label={`${title}: ${words}`}>
        <line className="eje" x1={at(0)} x2={place(100)} y1={MIDDLE} y2={MIDDLE} />
        {ticks.map((tick) => (
          <line key={tick} className="eje" x1={at(tick)} x2={at(tick)} y1={2} y2={HEIGHT - 2} />
        ))}
        <line className="intervalo" x1={at(share.low)} x2={at(share.high)} y1={MIDDLE} y2={MIDDLE} />
        {[share.low, share.high].map((end, side) => (
          <line
            key={side === 0 ? 'low' : 'high'}
            className="intervalo"
            x1={at(end)}
            x2={at(end)}
            y1={MIDDLE - 6}
            y2={MIDDLE + 6}
          />
        ))}
        <circle className="marca" cx={at(share.percent)} cy={MIDDLE} r={6} />
      </svg>
      <span className="fila-valor">{words}</span>
    </div>
  )
}

function ScaleNumbers({ ticks, at }: Scale) {
  return (
    <div className="fila-figura fila-dicha" aria-hidden="true">
      <span className="fila-titulo" />
      <svg className="escala" width="100%" height="20" aria-hidden="true">
        <AxisNumbers ticks={ticks} at={at} words={formatPercent} />
      </svg>
      <span className="fila-valor" />
    </div>
  )
}

/** Shares of people as dots with their intervals; the scale ends at 50 % where all of them do. */
export function SharePlot({ rows, title, note }: { rows: readonly PlottedShare[]; title: string; note: string }) {
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

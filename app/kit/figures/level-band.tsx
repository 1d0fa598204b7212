import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import type { MaturityLevelId } from '#surveys/model/instrument.ts'

const TOP = 10
const THICK = 18
const MIDDLE = TOP + THICK / 2
const HEIGHT = 62
/** Names of neighbours stand on two lines, so that none covers another in a narrow place. */
const LINES = [44, 58] as const

const IDS = Object.keys(LEVEL_NAMES) as readonly MaturityLevelId[]

function anchorOf(index: number): 'start' | 'middle' | 'end' {
  if (index === 0) return 'start'
  return index === IDS.length - 1 ? 'end' : 'middle'
}

/** The scale from 0 to 100 as a band of named levels, with a score and its interval on it. */
export function LevelBand({
  figure,
  cuts,
  label,
}: {
  figure: Extract<Figure, { kind: 'scored' }>
  cuts: readonly number[]
  label: string
}) {
  const edges = [0, ...cuts, 100]
  const levels = IDS.map((id, index) => ({ id, index, from: edges[index] ?? 0, to: edges[index + 1] ?? 100 }))
  const nameAt = ({ index, from, to }: (typeof levels)[number]) =>
    index === 0 ? 0 : index === IDS.length - 1 ? 100 : (from + to) / 2
  return (
    <svg className="banda" width="100%" height={HEIGHT} role="img" aria-label={label}>
      {levels.map(({ id, index, from, to }) => (
        <rect key={id} className={`seg n${index + 1}`} x={`${from}%`} width={`${to - from}%`} y={TOP} height={THICK} />
      ))}
      {levels.map((level) => (
        <text
          key={level.id}
          className={level.id === figure.level ? 'este' : undefined}
          x={`${nameAt(level)}%`}
          y={LINES[level.index % 2]}
          textAnchor={anchorOf(level.index)}
        >
          {LEVEL_NAMES[level.id]}
        </text>
      ))}
      <line className="halo" x1={`${figure.low}%`} x2={`${figure.high}%`} y1={MIDDLE} y2={MIDDLE} />
      <line className="intervalo" x1={`${figure.low}%`} x2={`${figure.high}%`} y1={MIDDLE} y2={MIDDLE} />
      <line className="aguja" x1={`${figure.value}%`} x2={`${figure.value}%`} y1={TOP - 8} y2={TOP + THICK + 4} />
    </svg>
  )
}

/** Number of a level from the lowest, 1 to 4: its step on the ramp of colours. */
export function levelStep(level: MaturityLevelId): number {
  return IDS.indexOf(level) + 1
}

/** "inicial 0–39 · en proceso 40–59 …": the limits of the levels by their names. */
export function LevelLegend({ cuts }: { cuts: readonly number[] }) {
  const edges = [0, ...cuts]
  return (
    <ul className="niveles" aria-label="Niveles y sus límites">
      {IDS.map((id, index) => (
        <li key={id}>
          <span className={`muestra n${index + 1}`} aria-hidden="true" /> {LEVEL_NAMES[id]}, desde {edges[index]}
        </li>
      ))}
    </ul>
  )
}

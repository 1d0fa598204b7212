import { LEVEL_NAMES } from '#app/kit/words/names.ts'

/** Left and right edge of the 0-100 scale inside a figure, in percent of its width. */
const LEFT = 2
const WIDTH = 96

/** Place of a score (0-100) along a figure, in hundredths of its width. */
function along(score: number): number {
  return Math.round((LEFT + (score * WIDTH) / 100) * 100) / 100
}

/** The same as a length of the figure. */
export function place(score: number): string {
  return `${along(score)}%`
}

/** A stroke along the figure from one score to another, at a height. */
export const across = (from: number, to: number, y: number) => `M${along(from)} ${y}H${along(to)}`

/** A stroke at a score, from one height to another. */
export const upright = (score: number, from: number, to: number) => `M${along(score)} ${from}V${to}`

/**
 * Thin strokes of a figure as one path, whatever its width: a line for each would cost a page with eighty figures more
 * than all of its words. @property d strokes as `across` and `upright` make them.
 */
export function Strokes({ className, d, height }: { className: string; d: string; height: number }) {
  return (
    <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path className={className} vectorEffect="non-scaling-stroke" d={d} />
    </svg>
  )
}

/** Where levels begin, and the line of the scale itself. */
export function levelStrokes(cuts: readonly number[], height: number): string {
  return across(0, 100, height / 2) + [0, ...cuts, 100].map((cut) => upright(cut, 2, height - 2)).join('')
}

/** Thin lines where a level begins, behind the marks. */
export function LevelLines({ cuts, height }: { cuts: readonly number[]; height: number }) {
  return <Strokes className="eje" d={levelStrokes(cuts, height)} height={height} />
}

/** The last row of a column of figures: the numbers of its scale, and where there is room the names of its levels. */
export function ScaleRow({ cuts }: { cuts: readonly number[] }) {
  return (
    <div className="fila-figura" aria-hidden="true">
      <span className="fila-titulo" />
      <ScaleNumbers cuts={cuts} />
      <span className="fila-valor" />
    </div>
  )
}

function anchorOf(cut: number): 'start' | 'middle' | 'end' {
  if (cut === 0) return 'start'
  return cut === 100 ? 'end' : 'middle'
}

function ScaleNumbers({ cuts }: { cuts: readonly number[] }) {
  const edges = [0, ...cuts, 100]
  return (
    <svg className="escala" width="100%" height="38" aria-hidden="true">
      {edges.map((cut) => (
        <text key={cut} x={place(cut)} y={14} textAnchor={anchorOf(cut)}>
          {cut}
        </text>
      ))}
      {Object.values(LEVEL_NAMES).map((name, index) => (
        <text
          key={name}
          className="donde-cabe"
          x={place(((edges[index] ?? 0) + (edges[index + 1] ?? 100)) / 2)}
          y={32}
          textAnchor="middle"
        >
          {name}
        </text>
      ))}
    </svg>
  )
}

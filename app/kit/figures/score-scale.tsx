import { LEVEL_NAMES } from '#app/kit/words/names.ts'

/** Left and right edge of the 0-100 scale inside a figure, in percent of its width. */
const LEFT = 2
const WIDTH = 96

/** Place of a score (0-100) along a figure. */
export function place(score: number): string {
  return `${LEFT + (score * WIDTH) / 100}%`
}

/** Thin lines where a level begins, behind the marks. */
export function LevelLines({ cuts, height }: { cuts: readonly number[]; height: number }) {
  return (
    <>
      <line className="eje" x1={place(0)} x2={place(100)} y1={height / 2} y2={height / 2} />
      {[0, ...cuts, 100].map((cut) => (
        <line key={cut} className="eje" x1={place(cut)} x2={place(cut)} y1={2} y2={height - 2} />
      ))}
    </>
  )
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

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

/** The last row of a column of figures: the numbers of its scale. */
export function ScaleRow({ cuts }: { cuts: readonly number[] }) {
  return (
    <div className="fila-figura" aria-hidden="true">
      <span className="fila-titulo" />
      <ScaleNumbers cuts={cuts} />
      <span className="fila-valor" />
    </div>
  )
}

function ScaleNumbers({ cuts }: { cuts: readonly number[] }) {
  return (
    <svg className="escala" width="100%" height="20" aria-hidden="true">
      {[0, ...cuts, 100].map((cut) => (
        <text key={cut} x={place(cut)} y={14} textAnchor={cut === 0 ? 'start' : cut === 100 ? 'end' : 'middle'}>
          {cut}
        </text>
      ))}
    </svg>
  )
}

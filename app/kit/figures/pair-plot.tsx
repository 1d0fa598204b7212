import type { Figure } from '#surveys/disclosure/release.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import type { Decimals } from '../format.ts'
import { columnDecimals, figureSentence, figureValue } from '../words/figure-words.ts'
import { LevelLines, place, ScaleRow } from './score-scale.tsx'

/** One place of two groups or two times; null where it was not asked. */
export type PairRow = {
  readonly id: string
  readonly title: string
  readonly first: Figure | null
  readonly second: Figure | null
}

/** What stands at one side: its name, and the fewest answers that its figures were shown with. */
export type PairSide = { readonly name: string; readonly k: number }
export type PairSides = readonly [PairSide, PairSide]

const HEIGHT = 44
/** The first above, the second below: two that score alike do not hide each other. */
const LINES = [13, HEIGHT - 13] as const
const MARKS = ['declarado', 'marca'] as const
const SIGNS = ['○', '●'] as const

function Mark({ figure, side }: { figure: Figure | null; side: 0 | 1 }) {
  if (figure?.kind !== 'scored') return null
  const y = LINES[side]
  return (
    <>
      <line className="intervalo" x1={place(figure.low)} x2={place(figure.high)} y1={y} y2={y} />
      {[figure.low, figure.high].map((end, at) => (
        <line
          key={at === 0 ? 'low' : 'high'}
          className="intervalo"
          x1={place(end)}
          x2={place(end)}
          y1={y - 5}
          y2={y + 5}
        />
      ))}
      <circle className={MARKS[side]} cx={place(figure.value)} cy={y} r={6} />
    </>
  )
}

/** What a figure is, in words; why it is not there, where it is not. */
function pairWords(figure: Figure | null, k: number, decimals: Decimals): string {
  if (!figure) return 'no se preguntaba'
  return figure.kind === 'scored' ? figureSentence(figure, k, decimals) : suppressionWords(figure.reason, k)
}

function shortWords(figure: Figure | null, decimals: Decimals): string {
  return figure?.kind === 'scored' ? figureValue(figure, decimals) : 'oculto'
}

function Row({
  row,
  sides,
  cuts,
  decimals,
}: {
  row: PairRow
  sides: PairSides
  cuts: readonly number[]
  decimals: Decimals
}) {
  const both = [row.first, row.second] as const
  const said = both.map((figure, at) => {
    const { name, k } = sides[at === 0 ? 0 : 1]
    return `${name}: ${pairWords(figure, k, decimals)}`
  })
  if (both.every((figure) => figure?.kind !== 'scored'))
    return (
      <div className="fila-figura">
        <span className="fila-titulo">{row.title}</span>
        <span className="fila-oculta">{said.join(' ')}</span>
      </div>
    )
  return (
    <div className="fila-figura">
      <span className="fila-titulo">{row.title}</span>
      <svg width="100%" height={HEIGHT} role="img" aria-label={`${row.title}. ${said.join('. ')}`}>
        <LevelLines cuts={cuts} height={HEIGHT} />
        <Mark figure={row.first} side={0} />
        <Mark figure={row.second} side={1} />
      </svg>
      <span className="fila-valor" aria-hidden="true">
        {SIGNS[0]} <strong>{shortWords(row.first, decimals)}</strong> · {SIGNS[1]}{' '}
        <strong>{shortWords(row.second, decimals)}</strong>
      </span>
    </div>
  )
}

/** Decimals of a pair: those of the coarser of the two, so that both can be read against each other. */
export function pairDecimals(rows: readonly PairRow[]): Decimals {
  return columnDecimals(rows.flatMap(({ first, second }) => [first ?? undefined, second ?? undefined]))
}

/** Two groups or two times side by side (○ and ●), each with its interval; a table beside it says what may be claimed. */
export function PairPlot({
  rows,
  sides,
  cuts,
  decimals,
  title,
  note,
}: {
  rows: readonly PairRow[]
  sides: PairSides
  cuts: readonly number[]
  decimals: Decimals
  title: string
  note: string
}) {
  return (
    <figure className="figura">
      <p className="figura-titulo">{title}</p>
      <p className="leyenda">
        {sides.map(({ name }, at) => (
          <span key={name}>
            {SIGNS[at]} {name}
          </span>
        ))}
      </p>
      <div className="filas">
        {rows.map((row) => (
          <Row key={row.id} row={row} sides={sides} cuts={cuts} decimals={decimals} />
        ))}
        <ScaleRow cuts={cuts} />
      </div>
      <figcaption>{note}</figcaption>
    </figure>
  )
}

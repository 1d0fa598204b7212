import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatInColumn, formatNumber } from '#app/kit/format.ts'
import { Cell } from '#app/kit/shell/cell.tsx'
import { Link } from '#app/kit/shell/link.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import { figureRange, figureValue } from '#app/kit/words/figure-words.ts'
import { GOVERNMENT_LEVEL_NAMES, LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { BoardOrderWord } from './board-filters.ts'
import type { BoardRow } from './board-rows.server.ts'
import type { Board } from './view-board.server.ts'

type InstrumentCell = BoardRow['cells'][number]

/** Score of an assessment of the institution: verified where it was reviewed. */
function RatedWords({ rated: { declared, verified, level } }: { rated: NonNullable<InstrumentCell['rated']> }) {
  if (verified === null)
    return (
      <>
        {declared === null ? 'presentado' : `${formatInColumn(declared, 1)} declarado`},{' '}
        <span className="tenue">en revisión</span>
      </>
    )
  return (
    <>
      <strong>{formatInColumn(verified, 1)}</strong> verificado{level ? `, ${LEVEL_NAMES[level]}` : ''}
    </>
  )
}

function Score({ cell: { overall, rated } }: { cell: InstrumentCell }) {
  if (rated) return <RatedWords rated={rated} />
  if (!overall) return <>Con resultado</>
  if (overall.kind === 'suppressed') return <>Con resultado que no se muestra, por anonimato</>
  return (
    <>
      <strong>{figureValue(overall)}</strong> <span className="tenue">{figureRange(overall)}</span>,{' '}
      {LEVEL_NAMES[overall.level]}
    </>
  )
}

function InstrumentWords({ cell }: { cell: InstrumentCell }) {
  if (cell.year === null) return cell.applying ? <>Aplicando</> : <span className="tenue">Sin resultado</span>
  return (
    <>
      <Score cell={cell} /> <span className="tenue">({cell.year})</span>
      {cell.applying ? <span className="tenue">; aplicando otra vez</span> : null}
    </>
  )
}

function Row({ row, board: { filters, instruments } }: { row: BoardRow; board: Board }) {
  const titleOf = (slug: string) => instruments.find((each) => each.slug === slug)?.title ?? ''
  return (
    <tr>
      <th scope="row">
        <Link to={`/nacional/entidades/${row.id}`}>{row.name}</Link>
      </th>
      <td data-titulo="Nivel">{GOVERNMENT_LEVEL_NAMES[row.level]}</td>
      {filters.columns.includes('region') ? (
        <Cell title="Región" absent="sin dato">
          {row.region}
        </Cell>
      ) : null}
      {filters.columns.includes('personal') ? (
        <Cell title="Personal" absent="sin cifra">
          {row.staff === null ? null : formatNumber(row.staff)}
        </Cell>
      ) : null}
      {row.cells.map((cell) => (
        <td key={cell.instrument} data-titulo={titleOf(cell.instrument)}>
          <InstrumentWords cell={cell} />
        </td>
      ))}
    </tr>
  )
}

/** One row an entity, one column an instrument. What is not compared between named entities says only that it exists. */
export function BoardTable({ board }: { board: Board }) {
  const { rows, filters, instruments } = board
  if (rows.length === 0) return <Empty>Ninguna entidad cumple estos filtros. Quite alguno para ver más.</Empty>
  const sorted = (order: BoardOrderWord) => (filters.order === order ? ({ 'aria-sort': 'ascending' } as const) : {})
  return (
    <WideTable
      caption="Entidades con el resultado de cada herramienta"
      captionUnseen
      className="apilada"
      around="tabla-alta"
    >
      <thead>
        <tr>
          <th scope="col" {...sorted('nombre')}>
            Entidad
          </th>
          <th scope="col" {...sorted('nivel')}>
            Nivel
          </th>
          {filters.columns.includes('region') ? <th scope="col">Región</th> : null}
          {filters.columns.includes('personal') ? <th scope="col">Personal</th> : null}
          {instruments
            .filter(({ slug }) => filters.columns.includes(slug))
            .map(({ slug, title }) => (
              <th key={slug} scope="col">
                {title}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} board={board} />
        ))}
      </tbody>
    </WideTable>
  )
}

import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { type Decimals, formatInColumn, formatPercent, formatShortDate } from '#app/kit/format.ts'
import { Cell } from '#app/kit/shell/cell.tsx'
import { Link } from '#app/kit/shell/link.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import { columnDecimals, figureRange, figureValue } from '#app/kit/words/figure-words.ts'
import { GOVERNMENT_LEVEL_NAMES, LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { CountryRow, Sort } from './country-rows.ts'

const STATE_WORDS = { applied: 'Con resultados', applying: 'Está aplicando', none: 'Aún no aplica ninguna' } as const

/** What the last review ended with; an assessment that waits is told beside it and does not replace it. */
function RatedWords({ rated: { reviewed, underReview } }: { rated: NonNullable<CountryRow['rated']> }) {
  return (
    <>
      {reviewed ? (
        <>
          <strong>{formatInColumn(reviewed.verified, 1)}</strong> verificado en {reviewed.year}{' '}
          <span className="tenue">({formatInColumn(reviewed.declared, 1)} declarado)</span>
          <br />
          {reviewed.level ? LEVEL_NAMES[reviewed.level] : 'sin nivel'};{' '}
          {formatPercent(Math.round(reviewed.unverified * 100))} sin verificar
        </>
      ) : null}
      {reviewed && underReview ? <br /> : null}
      {underReview ? (
        <span className="tenue">
          {underReview.year} en revisión ({formatInColumn(underReview.declared, 1)} declarado)
        </span>
      ) : null}
    </>
  )
}

type Shown = Pick<CountryRow, 'overall' | 'rated'> & { readonly decimals: Decimals }

function ScoreWords({ overall, rated, decimals }: Shown) {
  if (rated) return <RatedWords rated={rated} />
  if (!overall) return <span className="tenue">Sin resultado</span>
  if (overall.kind === 'suppressed') return <span className="tenue">No se muestra, por anonimato</span>
  return (
    <>
      <strong>{figureValue(overall, decimals)}</strong> <span className="tenue">{figureRange(overall, decimals)}</span>
      <br />
      {LEVEL_NAMES[overall.level]}
    </>
  )
}

type RowProps = {
  readonly row: CountryRow
  readonly title: string
  readonly compared: boolean
  readonly decimals: Decimals
}

function Row({ row, title, compared, decimals }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/nacional/entidades/${row.id}`}>{row.name}</Link>
      </th>
      <td data-titulo="Nivel">{GOVERNMENT_LEVEL_NAMES[row.level]}</td>
      <Cell title="Región" absent="sin dato">
        {row.region}
      </Cell>
      <td data-titulo="Estado">{STATE_WORDS[row.state]}</td>
      <td data-titulo={title}>
        {compared ? (
          <ScoreWords overall={row.overall} rated={row.rated} decimals={decimals} />
        ) : (
          <span className="tenue">No se compara</span>
        )}
      </td>
      <Cell title="Fecha" absent="sin fecha">
        {row.releasedOn ? <time dateTime={row.releasedOn}>{formatShortDate(row.releasedOn)}</time> : null}
      </Cell>
      <td data-titulo="Plan">
        {row.planYear ? (
          <Link to={`/panel/plan/${row.planYear}?entidad=${row.id}`}>Plan {row.planYear}</Link>
        ) : (
          'Sin plan'
        )}
      </td>
    </tr>
  )
}

/** The directory with what was released of each entity. */
export function CountryTable({
  rows,
  sort,
  title,
  compared,
  withinLevels,
}: {
  rows: readonly CountryRow[]
  sort: Sort
  title: string
  compared: boolean
  withinLevels: boolean
}) {
  if (rows.length === 0) return <Empty>Ninguna entidad cumple estos filtros. Quite alguno para ver más.</Empty>
  const way = sort === 'nombre' ? 'ascending' : withinLevels ? 'other' : 'descending'
  const decimals = columnDecimals(rows.map(({ overall }) => overall ?? undefined))
  const order = (column: Sort) => (column === sort ? ({ 'aria-sort': way } as const) : {})
  return (
    <>
      {withinLevels ? (
        <p className="nota">
          Primero por nivel de gobierno y, dentro de cada uno, por puntaje verificado. Entre niveles no se comparan.
        </p>
      ) : null}
      <WideTable caption="Entidades del directorio con su último resultado" captionUnseen className="apilada">
        <thead>
          <tr>
            <th scope="col" {...order('nombre')}>
              Entidad
            </th>
            <th scope="col">Nivel</th>
            <th scope="col">Región</th>
            <th scope="col">Estado</th>
            <th scope="col" {...order('puntaje')}>
              {title}
            </th>
            <th scope="col" {...order('fecha')}>
              Fecha
            </th>
            <th scope="col">Plan</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} title={title} compared={compared} decimals={decimals} />
          ))}
        </tbody>
      </WideTable>
    </>
  )
}

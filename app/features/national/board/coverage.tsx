import { formatCount, formatNumber } from '#app/kit/format.ts'
import { LEVEL_GROUP_NAMES } from '#app/kit/words/group-names.ts'
import { shareOfWords } from './board-words.ts'
import type { CoverageRow, TrendRow } from './coverage-facts.ts'
import type { Board } from './view-board.server.ts'

type Titles = Board['instruments']

const titleIn = (instruments: Titles, slug: string) => instruments.find((each) => each.slug === slug)?.title ?? ''

function CoverageTable({ rows, instruments }: { rows: readonly CoverageRow[]; instruments: Titles }) {
  return (
    <div className="desborde" role="region" aria-label="Cobertura por herramienta" tabIndex={0}>
      <table className="apilada">
        <caption className="oculto-visual">Entidades con resultado, por herramienta y nivel de gobierno</caption>
        <thead>
          <tr>
            <th scope="col">Herramienta</th>
            <th scope="col">Todo el país</th>
            {rows[0]?.levels.map(({ level }) => (
              <th key={level} scope="col">
                {LEVEL_GROUP_NAMES[level]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ instrument, country, levels }) => (
            <tr key={instrument}>
              <th scope="row">{titleIn(instruments, instrument)}</th>
              <td data-titulo="Todo el país">
                <strong>{shareOfWords(country)}</strong>
              </td>
              {levels.map((share) => (
                <td key={share.level} data-titulo={LEVEL_GROUP_NAMES[share.level]}>
                  {shareOfWords(share)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const HEIGHT = 88
const BASE = 64

/** Bars from zero: entities with a result in each year; the table below says the same. */
function TrendBars({ row, most, title }: { row: TrendRow; most: number; title: string }) {
  const width = 100 / row.years.length
  const said = row.years.map(({ year, entities }) => `${year}: ${formatNumber(entities)}`).join(', ')
  return (
    <section className="cuadro" aria-label={title}>
      <h3>{title}</h3>
      <svg
        className="tendencia"
        width="100%"
        height={HEIGHT}
        role="img"
        aria-label={`Entidades con resultado. ${said}.`}
      >
        {row.years.map(({ year, entities }, place) => {
          const height = most === 0 ? 0 : (entities / most) * (BASE - 18)
          const middle = `${(place + 0.5) * width}%`
          return (
            <g key={year}>
              <rect x={`${place * width + width * 0.2}%`} width={`${width * 0.6}%`} y={BASE - height} height={height} />
              <text x={middle} y={BASE - height - 4} textAnchor="middle">
                {formatNumber(entities)}
              </text>
              <text x={middle} y={BASE + 16} textAnchor="middle" className="anio">
                {year}
              </text>
            </g>
          )
        })}
        <line x1="0" x2="100%" y1={BASE} y2={BASE} />
      </svg>
    </section>
  )
}

/** How far the country has come: coverage by instrument and level, and year by year. */
export function Coverage({ board }: { board: Board }) {
  const { coverage, trend, instruments, filters, totals } = board
  const most = Math.max(0, ...trend.flatMap(({ years }) => years.map(({ entities }) => entities)))
  return (
    <section aria-labelledby="cobertura">
      <h2 id="cobertura">Cobertura</h2>
      <p>
        Entidades con resultado {filters.year === null ? 'en algún año' : `en ${filters.year}`}, de{' '}
        {formatCount(totals.entities, 'entidad del directorio', 'entidades del directorio')}. De presupuesto cuenta el
        autodiagnóstico presentado.
      </p>
      <CoverageTable rows={coverage} instruments={instruments} />
      <h3>Entidades con resultado, año por año</h3>
      <div className="cuadros tendencias">
        {trend.map((row) => (
          <TrendBars key={row.instrument} row={row} most={most} title={titleIn(instruments, row.instrument)} />
        ))}
      </div>
    </section>
  )
}

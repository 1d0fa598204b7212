import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { YearBars } from '#app/kit/figures/year-bars.tsx'
import { formatCount } from '#app/kit/format.ts'
import { LEVEL_GROUP_NAMES } from '#app/kit/words/group-names.ts'
import { shareOfWords } from './board-words.ts'
import type { CoverageRow } from './coverage-facts.ts'
import type { Board } from './view-board.server.ts'

type Titles = Board['instruments']

const titleIn = (instruments: Titles, slug: string) => instruments.find((each) => each.slug === slug)?.title ?? ''

function CoverageTable({ rows, instruments }: { rows: readonly CoverageRow[]; instruments: Titles }) {
  return (
    <WideTable caption="Entidades con resultado, por herramienta y nivel de gobierno" captionUnseen className="apilada">
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
    </WideTable>
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
          <YearBars
            key={row.instrument}
            years={row.years.map(({ year, entities }) => ({ year, value: entities }))}
            most={most}
            title={titleIn(instruments, row.instrument)}
            counts="Entidades con resultado"
          />
        ))}
      </div>
    </section>
  )
}

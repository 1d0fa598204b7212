import { Form } from '@remix-run/react'
import { Link } from '#app/kit/shell/link.tsx'
import { REGIONS } from '#db/schema/regions.ts'
import { SIZE_BANDS } from '#surveys/model/entity-kind.ts'
import { TickField } from '#app/kit/forms/choice.tsx'
import { SelectField } from '#app/kit/forms/select.tsx'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { BOARD_COLUMNS, BOARD_ORDERS, BOARD_STATES, type BoardFilters } from './board-filters.ts'
import { SECTOR_NAMES } from '#app/kit/words/sector-names.ts'
import { SIZE_NAMES } from '#app/kit/words/group-names.ts'
import { BOARD_ORDER_NAMES, BOARD_STATE_NAMES } from './board-words.ts'
import type { Board } from './view-board.server.ts'

const FIXED_COLUMNS = { region: 'Región', personal: 'Personal' } as const

function isNarrowed({ search, level, region, sector, size, instrument, year, state }: BoardFilters): boolean {
  return (
    [search, level, region, sector, size, instrument].some((each) => each !== '') ||
    year !== null ||
    state !== 'resultado'
  )
}

function Columns({ filters, instruments }: Pick<Board, 'filters' | 'instruments'>) {
  const titleOf = (column: string) => instruments.find(({ slug }) => slug === column)?.title
  return (
    <fieldset className="columnas">
      <legend>Columnas</legend>
      <input type="hidden" name="columnas" value="elegidas" />
      {BOARD_COLUMNS.map(([name, column]) => (
        <TickField
          key={name}
          name={`ver-${name}`}
          label={column === 'region' || column === 'personal' ? FIXED_COLUMNS[column] : (titleOf(column) ?? '')}
          checked={filters.columns.includes(column)}
        />
      ))}
    </fieldset>
  )
}

/** Filters and columns of the table; all of them stand in the address. Folded: on a phone they would be a screen of their own. */
export function BoardFilterForm({ board: { filters, instruments, years } }: { board: Board }) {
  const narrowed = isNarrowed(filters)
  return (
    <details className="cajon" open={narrowed}>
      <summary>Buscar, filtrar y elegir columnas</summary>
      <Form method="get" action="/nacional#entidades" key={JSON.stringify(filters)} className="filtros">
        <input type="hidden" name="figura" value={filters.shown} />
        <div className="campo">
          <label htmlFor="buscar">Nombre</label>
          <input id="buscar" name="buscar" type="search" defaultValue={filters.search} />
        </div>
        <SelectField
          name="nivel"
          label="Nivel de gobierno"
          value={filters.level}
          options={[['', 'Todos'], ...Object.entries(GOVERNMENT_LEVEL_NAMES)]}
        />
        <SelectField
          name="ambito"
          label="Región"
          value={filters.region}
          options={[['', 'Todas'], ...REGIONS.map((region) => [region, region] as const)]}
        />
        <SelectField
          name="sector"
          label="Sector"
          value={filters.sector}
          options={[['', 'Todos'], ...Object.entries(SECTOR_NAMES)]}
        />
        <SelectField
          name="tamano"
          label="Tamaño"
          value={filters.size}
          options={[['', 'Todos'], ...SIZE_BANDS.map((band) => [band, SIZE_NAMES[band]] as const)]}
        />
        <SelectField
          name="herramienta"
          label="Herramienta"
          value={filters.instrument}
          options={[['', 'Cualquiera'], ...instruments.map(({ slug, title }) => [slug, title] as const)]}
        />
        <SelectField
          name="anio"
          label="Año del resultado"
          value={filters.year === null ? '' : String(filters.year)}
          options={[
            ['', 'El más reciente'],
            ...[...years].reverse().map((year) => [String(year), String(year)] as const),
          ]}
        />
        <SelectField
          name="estado"
          label="Estado"
          value={filters.state}
          options={BOARD_STATES.map((state) => [state, BOARD_STATE_NAMES[state]])}
        />
        <SelectField
          name="orden"
          label="Ordenar por"
          value={filters.order}
          options={BOARD_ORDERS.map((order) => [order, BOARD_ORDER_NAMES[order]])}
        />
        <Columns filters={filters} instruments={instruments} />
        <div className="botones">
          <button className="boton" type="submit">
            Filtrar
          </button>
          {narrowed ? <Link to="/nacional#entidades">Quitar filtros</Link> : null}
        </div>
      </Form>
    </details>
  )
}

import { Form, Link } from '@remix-run/react'
import { SelectField } from '#app/kit/forms/select.tsx'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { Filters } from './country-rows.ts'

const STATE_NAMES = {
  aplico: 'Con resultados',
  aplicando: 'Está aplicando',
  plan: 'Tiene plan',
  ninguna: 'Aún no aplica ninguna',
} as const
const SORT_NAMES = {
  nombre: 'Nombre',
  puntaje: 'Puntaje, de mayor a menor',
  fecha: 'Fecha, de la más reciente',
} as const

/** Filters of the national table; all of them stand in the address. */
export function CountryFilters({
  filters,
  compared,
  instruments,
}: {
  filters: Filters
  /** Whether the scores of entities may be put in order. */
  compared: boolean
  instruments: readonly { readonly slug: string; readonly title: string }[]
}) {
  const active = filters.search !== '' || filters.level !== '' || filters.state !== ''
  // The key makes the form show the filters of the address after going back.
  return (
    <Form method="get" key={JSON.stringify(filters)} className="filtros">
      <SelectField
        name="herramienta"
        label="Herramienta"
        value={filters.instrument}
        options={instruments.map(({ slug, title }) => [slug, title])}
      />
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
        name="estado"
        label="Estado"
        value={filters.state}
        options={[['', 'Todos'], ...Object.entries(STATE_NAMES)]}
      />
      <SelectField
        name="orden"
        label="Ordenar por"
        value={filters.sort}
        options={Object.entries(SORT_NAMES).filter(([sort]) => compared || sort !== 'puntaje')}
      />
      <div className="botones">
        <button className="boton" type="submit">
          Filtrar
        </button>
        {active ? <Link to="/nacional/por-herramienta">Quitar filtros</Link> : null}
      </div>
    </Form>
  )
}

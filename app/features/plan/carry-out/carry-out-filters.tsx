import { Form, Link } from '@remix-run/react'
import { SelectField } from '#app/kit/forms/select.tsx'
import { carryOutAddress } from './carry-out-address.ts'
import { ORIGINS, SORTS, STATE_WORDS, type Filters } from './carried-actions.ts'
import type { CarryOut } from './view-carry-out.server.ts'
import { ORIGIN_NAMES, SORT_NAMES, STATE_NAMES } from './words.ts'

export const NO_FILTERS: Filters = { origin: '', unit: '', person: '', state: '', overdue: false, sort: 'plan' }

/** Filters of the actions; all of them stand in the address. */
export function CarryOutFilters({ carryOut }: { carryOut: CarryOut }) {
  const { year, entityId, view, filters, choices, isFiltered } = carryOut
  return (
    <details className="no-imprimir" open={isFiltered}>
      <summary>Filtrar y ordenar</summary>
      <Form method="get" key={JSON.stringify({ filters, view })} className="filtros">
        {entityId === null ? null : <input type="hidden" name="entidad" value={entityId} />}
        {view === 'tabla' ? null : <input type="hidden" name="vista" value={view} />}
        <SelectField
          name="estado"
          label="Estado"
          value={filters.state}
          options={[['', 'Todos'], ...STATE_WORDS.map((state) => [state, STATE_NAMES[state]] as const)]}
        />
        <SelectField
          name="origen"
          label="Origen"
          value={filters.origin}
          options={[['', 'Todos'], ...ORIGINS.map((origin) => [origin, ORIGIN_NAMES[origin]] as const)]}
        />
        <SelectField
          name="unidad"
          label="Oficina o cargo responsable"
          value={filters.unit}
          options={[['', 'Todas'], ...choices.units.map((unit) => [unit, unit] as const)]}
        />
        <SelectField
          name="persona"
          label="Persona"
          value={filters.person}
          options={[['', 'Todas'], ...choices.people.map((person) => [person, person] as const)]}
        />
        <SelectField
          name="orden"
          label="Ordenar por"
          value={filters.sort}
          options={SORTS.map((sort) => [sort, SORT_NAMES[sort]] as const)}
        />
        <label className="opcion">
          <input type="checkbox" name="vencidas" value="si" defaultChecked={filters.overdue} />
          <span>Solo vencidas</span>
        </label>
        <div className="botones">
          <button className="boton" type="submit">
            Filtrar
          </button>
          {isFiltered ? (
            <Link to={carryOutAddress(year, { entityId, view, filters: NO_FILTERS })}>Quitar filtros</Link>
          ) : null}
        </div>
      </Form>
    </details>
  )
}

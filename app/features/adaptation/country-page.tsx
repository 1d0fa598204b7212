import { Form, Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatNumber, formatShortDate } from '#app/kit/format.ts'
import { SelectField } from '#app/kit/forms/select.tsx'
import { Cell } from '#app/kit/shell/cell.tsx'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { countryAddress, stateWord } from './country-address.ts'
import type { CountryAdaptation } from './view-country.server.ts'
import { countdownWords, SHEET_STATE_NAMES, STATE_NAMES } from './words.ts'

type Level = CountryAdaptation['levels'][number]
type Line = CountryAdaptation['rows'][number]

/** Documents by state, in the order in which they are shown. */
const COUNTS = [
  ['adapted', STATE_NAMES.adapted],
  ['inProcess', STATE_NAMES['in-process']],
  ['toAdapt', STATE_NAMES['to-adapt']],
  ['noChange', STATE_NAMES['no-change']],
  ['notHeld', STATE_NAMES['not-held']],
  ['notReviewed', STATE_NAMES['not-reviewed']],
] as const

function LevelLine({ title, counts }: { title: string; counts: Omit<Level, 'level'> }) {
  const of = (part: number) => `${formatNumber(part)} de ${formatNumber(counts.entities)}`
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className="numero" data-titulo={SHEET_STATE_NAMES.none}>
        {of(counts.none)}
      </td>
      <td className="numero" data-titulo={SHEET_STATE_NAMES.open}>
        {of(counts.open)}
      </td>
      <td className="numero" data-titulo={SHEET_STATE_NAMES.ended}>
        {of(counts.ended)}
      </td>
      {COUNTS.map(([column, name]) => (
        <td key={column} className="numero" data-titulo={name}>
          {formatNumber(counts[column])}
        </td>
      ))}
    </tr>
  )
}

function total(levels: readonly Level[]): Omit<Level, 'level'> {
  const sum = (column: keyof Omit<Level, 'level'>) => levels.reduce((all, each) => all + each[column], 0)
  return {
    ...{ entities: sum('entities'), none: sum('none'), open: sum('open'), ended: sum('ended') },
    ...{ adapted: sum('adapted'), inProcess: sum('inProcess'), toAdapt: sum('toAdapt') },
    ...{ noChange: sum('noChange'), notHeld: sum('notHeld'), notReviewed: sum('notReviewed') },
  }
}

function Levels({ levels }: Pick<CountryAdaptation, 'levels'>) {
  return (
    <WideTable caption="Entidades por su hoja, y documentos de las que informaron" className="apilada">
      <thead>
        <tr>
          <th scope="col">Nivel de gobierno</th>
          {Object.values(SHEET_STATE_NAMES).map((name) => (
            <th key={name} scope="col" className="numero">
              {name}
            </th>
          ))}
          {COUNTS.map(([column, name]) => (
            <th key={column} scope="col" className="numero">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {levels.map((each) => (
          <LevelLine key={each.level} title={GOVERNMENT_LEVEL_NAMES[each.level]} counts={each} />
        ))}
        <LevelLine title="Todas" counts={total(levels)} />
      </tbody>
    </WideTable>
  )
}

function Filters({ filters }: Pick<CountryAdaptation, 'filters'>) {
  const isFiltered = filters.search !== '' || filters.level !== '' || filters.state !== ''
  return (
    <Form method="get" key={JSON.stringify(filters)} className="filtros">
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
        label="Hoja de adecuación"
        value={stateWord(filters.state)}
        options={[
          ['', 'Todas'],
          ...(['none', 'open', 'ended'] as const).map((state) => [stateWord(state), SHEET_STATE_NAMES[state]] as const),
        ]}
      />
      <div className="botones">
        <button className="boton" type="submit">
          Filtrar
        </button>
        {isFiltered ? <Link to="/nacional/adecuacion">Quitar filtros</Link> : null}
      </div>
    </Form>
  )
}

function EntityLine({ row }: { row: Line }) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/nacional/adecuacion/${row.id}`}>{row.name}</Link>
      </th>
      <td data-titulo="Nivel">{GOVERNMENT_LEVEL_NAMES[row.governmentLevel]}</td>
      <td data-titulo="Hoja">
        {SHEET_STATE_NAMES[row.state]}
        {row.endedOn === null ? '' : ` el ${formatShortDate(row.endedOn)}`}
      </td>
      {COUNTS.map(([column, name]) => (
        <Cell key={column} title={name} absent="—">
          {row[column] === null ? null : formatNumber(row[column])}
        </Cell>
      ))}
    </tr>
  )
}

function Entities({ country }: { country: CountryAdaptation }) {
  if (country.rows.length === 0) return <Empty>Ninguna entidad cumple estos filtros.</Empty>
  return (
    <WideTable caption="Entidades y cuántos documentos tienen en cada estado" captionUnseen className="apilada">
      <thead>
        <tr>
          <th scope="col">Entidad</th>
          <th scope="col">Nivel</th>
          <th scope="col">Hoja</th>
          {COUNTS.map(([column, name]) => (
            <th key={column} scope="col" className="numero">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {country.rows.map((row) => (
          <EntityLine key={row.id} row={row} />
        ))}
      </tbody>
    </WideTable>
  )
}

/** "Adecuación a la Ley 32535" in the country. */
export function CountryAdaptationPage({ country }: { country: CountryAdaptation }) {
  const { filters, daysLeft } = country
  const file = (ending: string) => countryAddress(filters, {}, `/nacional/adecuacion.${ending}`)
  return (
    <>
      <h1>Adecuación a la Ley 32535</h1>
      <p>
        La ley obliga a las entidades de los tres niveles de gobierno: cada cifra de entidades es del total vigente de
        su nivel en el directorio. De una entidad que no ha informado no se sabe cuántos documentos le faltan.
      </p>
      <Notice kind={daysLeft < 31 ? 'warning' : 'plain'}>
        <p>{countdownWords(daysLeft)}. Cada hoja sigue abierta hasta que la entidad la termine.</p>
      </Notice>
      <Levels levels={country.levels} />
      <h2>Entidades</h2>
      <Filters filters={filters} />
      <p role="status">
        {formatCount(country.found, 'entidad', 'entidades')} con estos filtros. Descargar la lista:{' '}
        <a href={file('xlsx')}>Excel</a>, <a href={file('csv')}>CSV</a>
      </p>
      <Entities country={country} />
      <PageLinks
        page={country.page}
        pages={country.pages}
        to={(page) => countryAddress(filters, { pagina: String(page) })}
      />
    </>
  )
}

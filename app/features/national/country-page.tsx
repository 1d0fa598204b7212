import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '#app/kit/shell/link.tsx'
import { formatCount, formatNumber } from '#app/kit/format.ts'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import type { Country } from './view-country.server.ts'
import { CountryFilters } from './country-filters.tsx'
import { CountryTable } from './country-table.tsx'
import { LevelDistribution } from './level-distribution.tsx'
import { ExperiencePools } from './experience-pool-table.tsx'
import { PoolTables } from './pool-tables.tsx'

function Report2019({ facts }: { facts: Country['report2019'] }) {
  const { selfAssessments: applied } = facts
  return (
    <section className="caja" aria-labelledby="informe-2019">
      <h2 id="informe-2019">De dónde partimos: 2019</h2>
      <p>
        El informe declara {facts.mechanisms.stated} {facts.mechanisms.calledTogether} y nombra {facts.mechanisms.named}{' '}
        entidades: falta el nombre de una, y aquí no se inventa. Hubo {facts.activityPlans} planes de actividades y{' '}
        {applied.total} aplicaciones de las cuatro herramientas: {applied.stereotypes} de estereotipos,{' '}
        {applied.culture} de cultura organizacional, {applied.budget} de presupuesto y {applied.harassment} de
        hostigamiento sexual.
      </p>
      <p className="nota">Fuente: {facts.source}.</p>
    </section>
  )
}

function addressOf({ filters }: Country, page: number): string {
  const search = new URLSearchParams({
    herramienta: filters.instrument,
    buscar: filters.search,
    nivel: filters.level,
    estado: filters.state,
    orden: filters.sort,
    pagina: String(page),
  })
  return `/nacional/por-herramienta?${search.toString()}`
}

const NOT_COMPARED = {
  attitudes:
    'Los estereotipos describen un clima de opinión: no se comparan entidades ni se ordenan por puntaje. Cada entidad ve el suyo.',
  trust:
    'En hostigamiento sexual no se comparan entidades ni se ordenan por puntaje: un puntaje bajo puede ser confianza para hablar, y uno alto, silencio. Cada entidad ve el suyo.',
} as const

/** The country as the Ministry sees it, one instrument at a time. */
export function CountryPage({ country }: { country: Country }) {
  const { totals } = country
  const title = country.instruments.find(({ slug }) => slug === country.filters.instrument)?.title ?? ''
  return (
    <>
      <Link className="volver" to="/nacional">
        Volver al país
      </Link>
      <h1>Por herramienta</h1>
      <p>
        <Link to="/nacional/comparar">Comparar entidades o grupos</Link>
      </p>
      <p>
        De {formatCount(totals.entities, 'entidad', 'entidades')} del directorio, {formatNumber(totals.applied)}{' '}
        aplicaron esta herramienta, {formatNumber(totals.applying)} la están aplicando y {formatNumber(totals.withPlan)}{' '}
        tienen un plan con acciones aceptadas.
        {totals.invented > 0
          ? ` ${formatNumber(totals.invented)} de ellas son inventadas para esta demostración; las demás son las que nombra el informe de 2019.`
          : ''}
      </p>
      {country.whyNotCompared === null ? (
        <LevelDistribution groups={country.distribution} title={title} />
      ) : (
        <Notice kind="warning">
          <p>{NOT_COMPARED[country.whyNotCompared]}</p>
        </Notice>
      )}
      <h2>Entidades</h2>
      <CountryFilters
        filters={country.filters}
        compared={country.whyNotCompared === null}
        instruments={country.instruments}
      />
      <p role="status">{formatCount(country.found, 'entidad', 'entidades')} con estos filtros.</p>
      <CountryTable
        rows={country.rows}
        sort={country.filters.sort}
        title={title}
        compared={country.whyNotCompared === null}
        withinLevels={country.withinLevels}
      />
      <PageLinks page={country.page} pages={country.pages} to={(page) => addressOf(country, page)} />
      {country.rated ? (
        <p className="nota">Se compara solo lo verificado, y solo entre entidades del mismo nivel de gobierno.</p>
      ) : null}
      <p className="nota">
        Una diferencia entre entidades puede deberse al azar o a quiénes respondieron: que los intervalos no se crucen
        tampoco dice cuál está mejor. No es un orden de mérito.
      </p>
      <PoolTables pools={country.pools} />
      <ExperiencePools pools={country.experiencePools} />
      <Report2019 facts={country.report2019} />
    </>
  )
}

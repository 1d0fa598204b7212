import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
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
  return `/nacional?${search.toString()}`
}

const NOT_COMPARED = {
  attitudes:
    'Los estereotipos describen un clima de opinión: no se comparan entidades ni se ordenan por puntaje. Cada entidad ve el suyo.',
  trust:
    'En hostigamiento sexual no se comparan entidades ni se ordenan por puntaje: un puntaje bajo puede ser confianza para hablar, y uno alto, silencio. Cada entidad ve el suyo.',
} as const

type Props = {
  readonly country: Country
  /** What waits for whoever reads. */
  readonly top: ReactNode
  readonly children: ReactNode
}

/** The country as the Ministry sees it. */
export function CountryPage({ country, top, children }: Props) {
  const { totals } = country
  const title = country.instruments.find(({ slug }) => slug === country.filters.instrument)?.title ?? ''
  return (
    <>
      <h1>El país</h1>
      {top}
      <p>
        De {formatCount(totals.entities, 'entidad', 'entidades')} del directorio, {formatNumber(totals.applied)}{' '}
        aplicaron esta herramienta, {formatNumber(totals.applying)} la están aplicando y {formatNumber(totals.withPlan)}{' '}
        tienen un plan con acciones aceptadas.
        {totals.invented > 0
          ? ` ${formatNumber(totals.invented)} de ellas son inventadas para esta demostración; las demás son las que nombra el informe de 2019.`
          : ''}
      </p>
      <p>
        <Link to="/nacional/sin-coordinacion">Entidades sin coordinación</Link>{' · '}
        <Link to="/nacional/adecuacion">Adecuación a la Ley 32535</Link>{' · '}
        <Link to="/nacional/hoja-servir">Hoja semestral para SERVIR</Link>
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
      {children}
    </>
  )
}

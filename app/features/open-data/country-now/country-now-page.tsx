import { Link } from '@remix-run/react'
import { ParticipationBar } from '#app/kit/figures/participation-bar.tsx'
import { YearBars, type YearValue } from '#app/kit/figures/year-bars.tsx'
import { formatCount, formatNumber, formatPercent } from '#app/kit/format.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import { GOVERNMENT_LEVEL_NAMES, LEVEL_NAMES } from '#app/kit/words/names.ts'
import { datasetAddress } from '../open-data-address.ts'
import type { Share } from './summaries.ts'
import type { CountryNow } from './view-country-now.server.ts'

type Props = { readonly view: CountryNow }

const percentOf = ({ entities, of }: Share) => (of === 0 ? 0 : Math.round((100 * entities) / of))

/** "42 de 185 (23 %)". */
const shareWords = (share: Share) =>
  `${formatNumber(share.entities)} de ${formatNumber(share.of)} (${formatPercent(percentOf(share))})`

function Mechanisms({ view: { report, countedOtherwise } }: Props) {
  if (!report) return null
  const { mechanisms, year, mechanismLevels, told, source } = report
  const known = mechanismLevels.filter(({ value }) => value !== null)
  return (
    <section aria-labelledby="mecanismos">
      <h2 id="mecanismos">¿Cuántas entidades tienen un mecanismo para la igualdad?</h2>
      <p>
        {mechanisms === null
          ? `No se sabe: en el informe de ${year} nadie lo informó.`
          : `En ${year}, ${formatCount(mechanisms, 'entidad tenía', 'entidades tenían')} uno: un comité que impulsa la igualdad entre mujeres y hombres dentro de la entidad.`}{' '}
        {told
          ? `Lo informaron ${formatNumber(told.reported)} de ${formatCount(told.of, 'entidad', 'entidades')}: de las demás no se sabe.`
          : source === 'published'
            ? 'La fuente no dice cuántas entidades informaron.'
            : ''}
      </p>
      {known.length === 0 ? null : (
        <ul>
          {known.map(({ level, value }) => (
            <li key={level}>
              {GOVERNMENT_LEVEL_NAMES[level]}: {formatNumber(value ?? 0)}
            </li>
          ))}
        </ul>
      )}
      {countedOtherwise.map((other) =>
        other.mechanisms === null ? null : (
          <p key={other.year}>
            El <Link to={`/informes/${other.year}`}>informe de {other.year}</Link> contó{' '}
            {formatNumber(other.mechanisms)}. Se contó de otro modo: no compare los dos números.
          </p>
        ),
      )}
      <p>
        <Link to={`/informes/${year}`}>Leer el informe de {year}</Link>
      </p>
    </section>
  )
}

function Bars({ title, rows }: { title: string; rows: readonly (Share & { readonly name: string })[] }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="sin-marca">
        {rows.map(({ name, ...share }) => (
          <li key={name}>
            {name}: {shareWords(share)}
            <ParticipationBar percent={percentOf(share)} label={`${name}: ${shareWords(share)}`} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Coverage({ view: { coverage, titles } }: Props) {
  if (!coverage) return null
  const { year, summary } = coverage
  return (
    <section aria-labelledby="cobertura">
      <h2 id="cobertura">¿Cuántas se miraron a sí mismas?</h2>
      <p>
        En {year}, {formatNumber(summary.withAny)} de{' '}
        {formatCount(summary.entities, 'entidad tuvo', 'entidades tuvieron')} el resultado de al menos una herramienta
        de autodiagnóstico. Aplicarlas es voluntario: que una entidad no lo haya hecho no dice cómo está.
      </p>
      <div className="columnas">
        <Bars
          title="Por herramienta"
          rows={summary.instruments.map(({ instrument, ...share }) => ({ ...share, name: titles[instrument] }))}
        />
        <Bars
          title="Por nivel de gobierno, al menos una herramienta"
          rows={summary.levels.map(({ level, ...share }) => ({ ...share, name: GOVERNMENT_LEVEL_NAMES[level] }))}
        />
      </div>
      <p>
        <Link to={datasetAddress('cobertura')}>Qué entidad aplicó qué herramienta</Link>
      </p>
    </section>
  )
}

function Bands({ view: { bands, coverage, titles } }: Props) {
  if (!coverage || bands.length === 0) return null
  return (
    <section aria-labelledby="niveles">
      <h2 id="niveles">¿Qué encontraron?</h2>
      <ul>
        {bands.map(({ instrument, level }) => (
          <li key={instrument}>
            {titles[instrument]}:{' '}
            {level === null ? (
              'no se muestra, para que no se deduzca el resultado de ninguna entidad.'
            ) : (
              <>
                el promedio de las entidades que la aplicaron en {coverage.year} está en el nivel{' '}
                <strong>{LEVEL_NAMES[level]}</strong>.
              </>
            )}
          </li>
        ))}
      </ul>
      <p>
        Es lo que percibe o piensa el personal que respondió, y solo de las entidades que aplicaron: no son una muestra
        del país. <Link to="/metodologia">Cómo se calcula</Link>.
      </p>
    </section>
  )
}

function Trend({ title, years, counts }: { title: string; years: readonly YearValue[]; counts: string }) {
  if (years.length < 2) return null
  return <YearBars {...{ years, title, counts }} most={Math.max(...years.map(({ value }) => value))} />
}

function Trends({ view: { coverageYears, mechanismYears } }: Props) {
  const hasAny = coverageYears.length > 1 || mechanismYears.length > 1
  return (
    <section aria-labelledby="anios">
      <h2 id="anios">¿Avanza?</h2>
      {hasAny ? (
        <div className="cuadros tendencias">
          <Trend
            title="Entidades con mecanismo, según los informes"
            counts="Entidades con mecanismo"
            years={mechanismYears}
          />
          <Trend
            title="Entidades con resultado de alguna herramienta"
            counts="Entidades con resultado"
            years={coverageYears}
          />
        </div>
      ) : (
        <p>Todavía no se sabe: hace falta más de un año publicado.</p>
      )}
      {hasAny ? <p className="nota">Un año que falta no es un cero: de ese año no se publicó nada.</p> : null}
    </section>
  )
}

function Unknown({ view: { report, coverage } }: Props) {
  return (
    <section aria-labelledby="no-se-sabe">
      <h2 id="no-se-sabe">Lo que no se sabe</h2>
      <ul>
        <li>Cómo están las entidades que no aplicaron ninguna herramienta, ni qué tienen las que no informaron.</li>
        <li>Qué piensa el personal que no respondió.</li>
        <li>
          Cuánto hostigamiento hay en cada entidad: esa cifra no se publica, porque una baja puede ser falta de
          confianza para contar.
        </li>
        {report && report.observations > 0 ? (
          <li>
            El informe de {report.year} tiene {formatCount(report.observations, 'observación', 'observaciones')} sobre
            sus propias cifras. <Link to={`/informes/${report.year}#observaciones`}>Leerlas</Link>.
          </li>
        ) : null}
        {report && coverage && report.year !== coverage.year ? (
          <li>
            El último informe publicado es de {report.year}, y los últimos datos de cobertura, de {coverage.year}: no
            son del mismo año.
          </li>
        ) : null}
      </ul>
    </section>
  )
}

/** "Cómo va el país": what a citizen asks first, in sentences with their figures. */
export function CountryNowPage({ view }: Props) {
  const isEmpty = view.report === null && view.coverage === null
  return (
    <>
      <h1>Cómo va el país</h1>
      <p>
        Qué hacen las entidades públicas del Perú por la igualdad entre mujeres y hombres en el trabajo, según lo que
        publicó el Ministerio de la Mujer y Poblaciones Vulnerables.
      </p>
      {isEmpty ? (
        <Empty>Todavía no se publicó nada. Aquí estará lo principal de cada año.</Empty>
      ) : (
        <>
          <Mechanisms view={view} />
          <Coverage view={view} />
          <Bands view={view} />
          <Trends view={view} />
          <Unknown view={view} />
        </>
      )}
      <p>
        <Link to="/datos">Descargar los datos abiertos</Link> · <Link to="/informes">Leer los informes del país</Link>
      </p>
    </>
  )
}

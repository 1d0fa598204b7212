import { Link } from '@remix-run/react'
import type { Column } from '#surveys/open-data/dataset.ts'
import { formatCount, formatDate } from '#app/kit/format.ts'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { fileAddress } from './open-data-address.ts'
import type { DatasetView } from './view-catalogue.server.ts'
import { COLUMN_TYPE_NAMES } from './words.ts'

type Props = { readonly view: DatasetView }

function Codes({ codes }: Pick<Column, 'codes'>) {
  if (!codes) return null
  return (
    <dl className="datos-codigos">
      {Object.entries(codes).map(([code, meaning]) => (
        <div key={code}>
          <dt>
            <code>{code}</code>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}

function Columns({ view: { dataset } }: Props) {
  return (
    <section aria-labelledby="columnas">
      <h2 id="columnas">Columnas</h2>
      <table className="apilada">
        <caption className="oculto-visual">Columnas de {dataset.id}</caption>
        <thead>
          <tr>
            <th scope="col">Columna</th>
            <th scope="col">Qué es</th>
            <th scope="col">Tipo</th>
            <th scope="col">Si está vacía</th>
          </tr>
        </thead>
        <tbody>
          {dataset.columns.map(({ name, type, meaning, unit, empty, codes }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td data-titulo="Qué es">
                {meaning}.{unit ? ` Unidad: ${unit}.` : ''}
                <Codes {...(codes ? { codes } : {})} />
              </td>
              <td data-titulo="Tipo">{COLUMN_TYPE_NAMES[type]}</td>
              <td data-titulo="Si está vacía">{empty ? `${empty}.` : 'Nunca lo está.'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Una fila se reconoce por {dataset.key.length === 1 ? 'la columna' : 'las columnas'}{' '}
        {dataset.key.map((name, at) => (
          <span key={name}>
            {at === 0 ? '' : ', '}
            <code>{name}</code>
          </span>
        ))}
        : nunca se repiten juntas.
      </p>
    </section>
  )
}

function Files({ view: { dataset, editions } }: Props) {
  if (editions.length === 0) return <Empty>De este conjunto todavía no se publicó ningún año.</Empty>
  return (
    <section aria-labelledby="archivos">
      <h2 id="archivos">Archivos</h2>
      <ul>
        {editions.map(({ year, version, publishedOn, rowCount, isNewest }) => (
          <li key={`${year}-${version}`} {...(isNewest ? { id: String(year) } : {})}>
            <strong>{year}</strong>, edición {version}
            {isNewest ? '' : ' (corregida después)'}, del {formatDate(publishedOn)}:{' '}
            {formatCount(rowCount, 'fila', 'filas')}.{' '}
            {(['csv', 'json'] as const).map((ending, at) => (
              <span key={ending}>
                {at === 0 ? '' : ' · '}
                <a href={fileAddress(dataset.id, year, ending, isNewest ? undefined : version)}>
                  {ending.toUpperCase()}
                  <span className="oculto-visual">
                    {' '}
                    de {year}, edición {version}
                  </span>
                </a>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The page of a dataset: what it is, its files, and what each column means. */
export function DatasetPage({ view }: Props) {
  const { dataset } = view
  return (
    <>
      <Link className="volver" to="/datos">
        Datos abiertos
      </Link>
      <h1>{dataset.title}</h1>
      <p>{dataset.description}</p>
      <Notice kind="warning">
        <p>{dataset.caution}</p>
      </Notice>
      <Files view={view} />
      <Columns view={view} />
      <p>
        <Link to="/datos#licencia">Licencia y cómo citar</Link> · <Link to="/datos#programar">Para programar</Link>
      </p>
    </>
  )
}

import { Link } from '@remix-run/react'
import { formatDate } from '#app/kit/format.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import { WithContents } from '#app/kit/shell/page-contents.tsx'
import { MINISTRY_NAME } from '#app/kit/words/names.ts'
import { datasetAddress, fileAddress } from './open-data-address.ts'
import type { CatalogueView } from './view-catalogue.server.ts'
import { actWords, LICENCE } from './words.ts'

type Props = { readonly view: CatalogueView }

const CONTENTS = [
  { id: 'conjuntos', title: 'Conjuntos de datos' },
  { id: 'que-hay', title: 'Qué hay y qué no' },
  { id: 'vacias', title: 'Qué dice una celda vacía' },
  { id: 'licencia', title: 'Licencia y cómo citar' },
  { id: 'programar', title: 'Para programar' },
  { id: 'base', title: 'Base legal' },
  { id: 'registro', title: 'Registro de ediciones' },
] as const

function Datasets({ view: { datasets } }: Props) {
  return (
    <section aria-labelledby="conjuntos">
      <h2 id="conjuntos">Conjuntos de datos</h2>
      {datasets.every(({ years }) => years.length === 0) ? (
        <Empty>Todavía no se publicó ningún dato. Abajo se describe lo que se publicará.</Empty>
      ) : null}
      <ul className="sin-marca">
        {datasets.map(({ id, title, description, years }) => (
          <li key={id} className="caja">
            <h3>
              <Link to={datasetAddress(id)}>{title}</Link>
            </h3>
            <p>{description}</p>
            {years.length === 0 ? (
              <p className="tenue">Sin datos publicados.</p>
            ) : (
              <ul>
                {years.map((year) => (
                  <li key={year}>
                    {year}:{' '}
                    <a href={fileAddress(id, year, 'csv')}>
                      CSV
                      <span className="oculto-visual">
                        {' '}
                        de {id}, {year}
                      </span>
                    </a>{' '}
                    ·{' '}
                    <a href={fileAddress(id, year, 'json')}>
                      JSON
                      <span className="oculto-visual">
                        {' '}
                        de {id}, {year}
                      </span>
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function WhatIsThere() {
  return (
    <section aria-labelledby="que-hay">
      <h2 id="que-hay">Qué hay y qué no</h2>
      <ul>
        <li>
          De cada entidad, con su nombre: qué herramientas aplicó, qué presentó, y lo que ella misma hizo público.
        </li>
        <li>
          De grupos de entidades: el nivel en que cae su promedio. Nunca un puntaje, y nunca un grupo de menos de cinco.
        </li>
        <li>Del país: las cifras de los informes publicados.</li>
      </ul>
      <p>
        No hay respuestas de nadie, ni preguntas una por una, ni cuánto hostigamiento contó el personal de una entidad.
        Esos datos no están guardados en otra parte del catálogo: no se publican.{' '}
        <Link to="/anonimato">Cómo se cuida el anonimato</Link>.
      </p>
      <p>
        Antes de cada publicación corre una prueba de riesgo: mínimos de entidades y de respuestas, entidades que pesan
        demasiado, y restas entre grupos, con lo que cada entidad publicó y con las ediciones anteriores. Si no pasa, no
        se publica.
      </p>
    </section>
  )
}

function EmptyCells() {
  return (
    <section aria-labelledby="vacias">
      <h2 id="vacias">Qué dice una celda vacía</h2>
      <p>Cinco cosas distintas se escriben distinto. La página de cada conjunto lo dice columna por columna.</p>
      <dl>
        <dt>Cero</dt>
        <dd>El número 0: se informó, y no hubo nada.</dd>
        <dt>No informó</dt>
        <dd>«no-informo»: la entidad estaba obligada y no dijo nada. No es cero.</dd>
        <dt>Facultativo</dt>
        <dd>«no-informo-facultativo»: podía decirlo y no estaba obligada.</dd>
        <dt>No le correspondía</dt>
        <dd>«no-le-correspondia»: ninguna norma vigente se lo pedía.</dd>
        <dt>No se muestra</dt>
        <dd>«no-se-muestra»: el dato existe, y mostrarlo permitiría deducir el de alguien.</dd>
      </dl>
    </section>
  )
}

function Licence({ view: { origin, today } }: Props) {
  return (
    <section aria-labelledby="licencia">
      <h2 id="licencia">Licencia y cómo citar</h2>
      <p>
        Puede usar, copiar, cambiar y redistribuir estos datos, también para vender algo, si cita la fuente:{' '}
        <a href={LICENCE.address}>{LICENCE.name}</a>. Se eligió porque está escrita para bases de datos, pide una sola
        cosa y permite mezclarlas con otras.
      </p>
      <p>Cite así, con el conjunto, el año, la edición y el día en que lo descargó:</p>
      <p className="caja">
        {MINISTRY_NAME}. «Cobertura», 2025, edición 1. Espejo, datos abiertos. {origin}
        /datos/cobertura/2025.csv?version=1. Consultado el {formatDate(today)}.
      </p>
      <p>Una dirección sin «version» da siempre la edición vigente. Con «version», esa edición y no otra.</p>
    </section>
  )
}

function Programming({ view: { origin } }: Props) {
  return (
    <section aria-labelledby="programar">
      <h2 id="programar">Para programar</h2>
      <p>
        La interfaz da lo mismo que los archivos, por páginas y con filtros, sin clave ni registro. La describe{' '}
        <a href="/api/v1/openapi.json">OpenAPI 3.1</a>. El catálogo en{' '}
        <a href="/datos/catalogo.jsonld">DCAT (JSON-LD)</a>.
      </p>
      <pre className="desborde" tabIndex={0}>
        <code>{`curl "${origin}/api/v1/conjuntos/cobertura/2025?nivel_de_gobierno=gobierno-regional&por_pagina=50"`}</code>
      </pre>
      <ul>
        <li>
          Páginas: «pagina» y «por_pagina» (hasta 1000). La cabecera Link da la siguiente, la anterior y las de los
          extremos.
        </li>
        <li>Guarde la ETag y envíela en If-None-Match: si nada cambió, responde 304 sin contenido.</li>
        <li>Hasta 300 pedidos por minuto desde una dirección. Después responde 429 y dice cuánto esperar.</li>
        <li>Los errores llegan como problem+json (RFC 9457), con su explicación en español.</li>
        <li>Los CSV son UTF-8, con comas (RFC 4180). En Excel, ábralos con Datos → Desde texto o CSV.</li>
        <li>
          Un texto que empieza con =, +, - o @ lleva delante un apóstrofo, para que ninguna hoja de cálculo lo ejecute.
        </li>
      </ul>
    </section>
  )
}

function Basis({ view: { basis } }: Props) {
  return (
    <section aria-labelledby="base">
      <h2 id="base">Base legal</h2>
      <ul>
        <li>
          {basis['ley-27806']}, en el texto único ordenado del D.S. 021-2019-JUS: lo que produce el Estado es público, y
          se entrega a quien lo pide. Sus excepciones se interpretan en forma restrictiva; una de ellas protege los
          datos personales cuya publicidad invade la intimidad.
        </li>
        <li>
          {basis['ley-29733']}: nada de lo publicado identifica a una persona ni permite deducir qué respondió. Las
          firmas del registro son de quienes ejercen una función pública.
        </li>
        <li>
          {basis['dleg-1412']} y su reglamento, {basis['ds-029-2021-pcm']}: los datos se publican en formatos abiertos,
          con su descripción, para que otros los usen.
        </li>
      </ul>
    </section>
  )
}

function Log({ view: { log } }: Props) {
  return (
    <section aria-labelledby="registro">
      <h2 id="registro">Registro de ediciones, correcciones y retiros</h2>
      {log.length === 0 ? (
        <Empty>Todavía no hay ninguna.</Empty>
      ) : (
        <ul>
          {log.map((act) => (
            <li key={`${act.year}-${act.version}`}>
              <strong>{act.year}.</strong> {actWords(act)}. Firma {act.signature.name}, {act.signature.position}.
              {act.reason === '' ? '' : ` Motivo: ${act.reason}`}
              <span className="tenue informe-huella">
                {' '}
                Huella SHA-256: <code>{act.digest}</code>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** "Datos abiertos": every dataset, what is in them, how they may be used, and all that was ever published. */
export function CataloguePage({ view }: Props) {
  return (
    <>
      <h1>Datos abiertos</h1>
      <p>
        Qué hacen las entidades públicas del Perú por la igualdad entre mujeres y hombres, en archivos que cualquier
        persona puede descargar y usar. <Link to="/pais">Lo principal, en una página</Link>. El texto completo está en
        los <Link to="/informes">informes del país</Link>.
      </p>
      <WithContents contents={CONTENTS}>
        <Datasets view={view} />
        <WhatIsThere />
        <EmptyCells />
        <Licence view={view} />
        <Programming view={view} />
        <Basis view={view} />
        <Log view={view} />
      </WithContents>
    </>
  )
}

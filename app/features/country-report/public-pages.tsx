import { Link } from '@remix-run/react'
import { formatDate } from '#app/kit/format.ts'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { publicAddress, publicFigureAddress } from './report-address.ts'
import { ReportBody } from './report-body.tsx'
import type { PublishedReportView } from './view-published.server.ts'
import { basisWords, editionWords } from './words.ts'

type Listed = { readonly year: number; readonly version: number; readonly publishedOn: string }

/** "Informes del país": the published reports, for everybody. */
export function PublishedReports({ reports }: { readonly reports: readonly Listed[] }) {
  return (
    <>
      <h1>Informes del país</h1>
      <p>
        Cada año el Ministerio de la Mujer y Poblaciones Vulnerables informa qué hicieron las entidades públicas para
        reducir las barreras institucionales a la igualdad entre mujeres y hombres. Aquí están los informes publicados.
        Ninguno contiene respuestas del personal. <Link to="/pais">Cómo va el país, en una página</Link>. Las cifras,
        como <Link to="/datos">datos abiertos</Link>.
      </p>
      {reports.length === 0 ? (
        <Empty>Todavía no se publicó ningún informe.</Empty>
      ) : (
        <ul>
          {reports.map((report) => (
            <li key={report.year}>
              <Link to={publicAddress(report.year)}>Informe de {report.year}</Link>. {editionWords(report)}.
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Editions({ view: { editions, report, version } }: { view: PublishedReportView }) {
  return (
    <section aria-labelledby="versiones">
      <h2 id="versiones">Versiones de este informe</h2>
      <ul>
        {editions.map((edition) => (
          <li key={edition.version}>
            {edition.version === version ? (
              <strong>{editionWords(edition)}</strong>
            ) : (
              <Link to={publicAddress(report.year, edition.version)}>{editionWords(edition)}</Link>
            )}
            {`, firmada por ${edition.signature.name}, ${edition.signature.position}.`}
            {edition.reason === '' ? '' : ` Reemplaza a la anterior porque: ${edition.reason}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A published report, as everybody reads it. */
export function PublishedReport({ view }: { readonly view: PublishedReportView }) {
  const { report, version, publishedOn, signature, digest, isNewest } = view
  const file = (ending: string) => `/informes/${report.year}/informe.${ending}?version=${version}`
  return (
    <>
      <Link className="volver" to="/informes">
        Informes del país
      </Link>
      <h1>{report.title}</h1>
      {isNewest ? null : (
        <Notice kind="warning">
          <p>
            Esta versión fue reemplazada. <Link to={publicAddress(report.year)}>Leer la versión vigente</Link>
          </p>
        </Notice>
      )}
      <p>
        Versión {version}, publicada el <time dateTime={publishedOn}>{formatDate(publishedOn)}</time>. Firma{' '}
        {signature.name}, {signature.position}. {basisWords(report)}
      </p>
      <p className="botones no-imprimir">
        <a href={file('pdf')}>Descargar en PDF</a>
        <a href={file('docx')}>Descargar en Word</a>
        <a href={file('xlsx')}>Descargar las cifras en Excel</a>
      </p>
      <ReportBody
        report={report}
        countedAt={(slot) => publicFigureAddress(report.year, slot, isNewest ? undefined : version)}
      />
      <Editions view={view} />
      <p className="tenue informe-huella">
        Huella SHA-256 del contenido: <code>{digest}</code>
      </p>
    </>
  )
}

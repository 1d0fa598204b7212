import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { formatCount, formatDate, formatFileSize, formatMoment } from '#app/kit/format.ts'
import { Icon } from '#app/kit/shell/icons.tsx'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { FailedMails } from '#app/features/panel/failed-mails.tsx'
import type { StatusView } from './view-status.server.ts'

type Job = StatusView['jobs'][number]
type Night = NonNullable<StatusView['nights']>[number]

function Checks({ checks }: Pick<StatusView, 'checks'>) {
  return (
    <section aria-labelledby="revision">
      <h2 id="revision">Configuración y máquina</h2>
      <dl className="definiciones">
        {checks.map(({ id, state, what, says }) => (
          <Fragment key={id}>
            <dt>
              {state === 'plain' ? null : <Icon sign={state === 'good' ? 'done' : 'warning'} />} {what}
            </dt>
            <dd>
              {state === 'warning' ? <strong>Revise: </strong> : null}
              {says}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}

function JobRow({ job: { name, what, succeededAt, failed, isFailing } }: { readonly job: Job }) {
  return (
    <tr>
      <th scope="row">
        {what}
        <span className="tenue">
          {' '}
          · <code>{name}</code>
        </span>
      </th>
      <td data-titulo="Última vez bien">{succeededAt ? formatMoment(succeededAt) : 'Todavía no'}</td>
      <td data-titulo="Última falla">
        {failed ? (
          <>
            {isFailing ? <strong>Sigue fallando. </strong> : null}
            {formatMoment(failed.at)}: <code>{failed.error}</code>
          </>
        ) : (
          'Ninguna'
        )}
      </td>
    </tr>
  )
}

function Jobs({ jobs }: Pick<StatusView, 'jobs'>) {
  const failing = jobs.filter(({ isFailing }) => isFailing).length
  return (
    <section aria-labelledby="tareas">
      <h2 id="tareas">Tareas</h2>
      <p>
        Espejo las mira cada minuto; cada una sabe si hoy le toca.{' '}
        {failing > 0 ? `Ahora falla ${formatCount(failing, 'tarea', 'tareas')}.` : 'Ninguna está fallando.'}
      </p>
      <details open={failing > 0}>
        <summary>Ver {formatCount(jobs.length, 'tarea', 'tareas')}, desde el último inicio</summary>
        <table className="apilada">
          <caption className="oculto-visual">Tareas, con la última vez que salieron bien y su última falla</caption>
          <thead>
            <tr>
              <th scope="col">Tarea</th>
              <th scope="col">Última vez bien</th>
              <th scope="col">Última falla</th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <JobRow key={job.name} job={job} />
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

function documentWords({ documents, documentsDroppedOn }: Night): string {
  if (documentsDroppedOn !== null) return `Se quitaron el ${formatDate(documentsDroppedOn)}, por su plazo`
  if (documents === null) return 'Sin archivos'
  const { files, bytes, missing, changed } = documents
  const faults = [
    ...(missing > 0 ? [`ya faltaban ${missing}`] : []),
    ...(changed > 0 ? [`ya estaban cambiados ${changed}`] : []),
  ]
  return [`${formatCount(files, 'archivo', 'archivos')}, ${formatFileSize(bytes)}`, ...faults].join('; ')
}

function NightRow({ night }: { readonly night: Night }) {
  const { name, madeAt, isGood, bytes, schema } = night
  return (
    <tr>
      <th scope="row">
        {formatMoment(madeAt)}
        <span className="tenue">
          {' '}
          · <code>{name}</code>
        </span>
      </th>
      <td data-titulo="Estado">{isGood ? 'Sana: se revisó al hacerla' : <strong>Dañada o incompleta</strong>}</td>
      <td data-titulo="Base">{bytes === null ? '–' : `${formatFileSize(bytes)}, esquema ${schema ?? '–'}`}</td>
      <td data-titulo="Archivos">{isGood ? documentWords(night) : '–'}</td>
    </tr>
  )
}

function Nights({ nights }: Pick<StatusView, 'nights'>) {
  if (nights === null)
    return (
      <Empty>
        No se hacen copias cada noche: quien opera la máquina debe elegir una carpeta (ESPEJO_BACKUPS) y reiniciar
        Espejo.
      </Empty>
    )
  if (nights.length === 0) return <Empty>Todavía no hay ninguna. La primera se hace en unos minutos.</Empty>
  return (
    <table className="apilada">
      <caption>La más nueva primero</caption>
      <thead>
        <tr>
          <th scope="col">Hecha</th>
          <th scope="col">Estado</th>
          <th scope="col">Base</th>
          <th scope="col">Archivos</th>
        </tr>
      </thead>
      <tbody>
        {nights.map((night) => (
          <NightRow key={night.name} night={night} />
        ))}
      </tbody>
    </table>
  )
}

/** "Estado": how the program and its machine are. */
export function StatusPage({ status }: { readonly status: StatusView }) {
  const { version, schema, startedAt, checks, jobs, mails, nights } = status
  const warnings = checks.filter(({ state }) => state === 'warning').length
  const failing = jobs.filter(({ isFailing }) => isFailing).length
  return (
    <>
      <h1>Estado de Espejo</h1>
      <Notice kind={warnings + failing > 0 ? 'warning' : 'done'}>
        <p>
          {warnings + failing > 0
            ? `Hay ${formatCount(warnings + failing, 'punto', 'puntos')} por revisar.`
            : 'Todo está como debe.'}{' '}
          Versión {version}, esquema {schema}. Inició el {formatMoment(startedAt)}.
        </p>
      </Notice>
      <Checks checks={checks} />
      <Jobs jobs={jobs} />
      <FailedMails mails={mails} />
      <section aria-labelledby="copias">
        <h2 id="copias">Copias de seguridad de cada noche</h2>
        <Nights nights={nights} />
        <p>
          Para revisar una entera, en la máquina, está la orden <code>verify -- CARPETA</code>; para restaurarla,{' '}
          <code>restore -- CARPETA</code>. Cómo se dan en cada instalación: <code>docs/operations.md</code>, paso 5.
        </p>
      </section>
      <p className="no-imprimir">
        <Link to="/nacional/registro">Registro</Link> · <Link to="/nacional/conservacion">Plazos</Link>
      </p>
    </>
  )
}

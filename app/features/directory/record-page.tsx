import { Link } from '@remix-run/react'
import type { EntityRecord } from './view-directory.server.ts'
import { CHANGE_TITLES } from './change-words.ts'
import { SeriesSection } from './series-section.tsx'
import { HistoryTable, RecordFacts, StaffTable } from './record-facts.tsx'

const inDirectory = (entityId: string) => `/nacional/directorio/${entityId}`

/** One entity of the directory: what stands, what it came from, and the ways to change it. */
export function RecordPage({ record }: { record: EntityRecord }) {
  const { entity } = record
  return (
    <>
      <Link className="volver" to="/nacional/directorio">
        Directorio
      </Link>
      <h1>{entity.name}</h1>
      <RecordFacts record={record} to={inDirectory} />
      <SeriesSection series={record.series} to={inDirectory} />
      <p className="botones">
        <Link to={`/nacional/entidades/${entity.id}`}>Aplicaciones y resultados</Link>
        <Link to={`/nacional/entidades/${entity.id}/cuentas`}>Cuentas de la entidad</Link>
        <Link to={`/nacional/directorio/${entity.id}/logotipo`}>Logotipo</Link>
      </p>
      <h2>Cambiar</h2>
      <ul className="tareas">
        {record.changes.map((word) => (
          <li key={word}>
            <div>
              <Link to={`/nacional/directorio/${entity.id}/${word}`}>{CHANGE_TITLES[word].title}</Link>
              <p>{CHANGE_TITLES[word].help}</p>
            </div>
          </li>
        ))}
      </ul>
      <h2>Personas que trabajan en ella</h2>
      <StaffTable staff={record.staff} />
      <h2>Historia</h2>
      <HistoryTable history={record.history} />
    </>
  )
}

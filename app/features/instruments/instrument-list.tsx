import { Link } from '@remix-run/react'
import type { InstrumentList } from './instrument-facts.ts'

/** The instruments in one look, each with its own page. */
export function InstrumentListPage({ instruments }: { instruments: InstrumentList }) {
  return (
    <>
      <h1>Las cuatro herramientas de autodiagnóstico</h1>
      <p>
        Cada una es pública entera: sus preguntas, de dónde vienen, cuánto vale cada respuesta, qué acciones propone y
        qué no mide. <Link to="/metodologia">La metodología</Link> explica cómo se calculan los números.
      </p>
      <ul className="acciones">
        {instruments.map(({ slug, title, purpose, minutes, nature, version, dimensions, items, actions }) => (
          <li key={slug} className="accion">
            <h2>
              <Link to={`/herramientas/${slug}`}>{title}</Link>
            </h2>
            <p>{purpose}</p>
            <p className="tenue">
              {nature === 'staff'
                ? `Responde el personal, de forma anónima, en unos ${minutes} minutos.`
                : 'Responde el equipo de la entidad, con documentos que lo prueban.'}{' '}
              {dimensions} dimensiones, {items} preguntas con puntaje, {actions} acciones posibles. Versión {version}.
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

import { Link } from '@remix-run/react'

/** One menu for everything that may be fetched of a plan; it opens without a script. @param query says of which entity, or is empty. */
export function PlanDownloads({ base, query, mayWrite }: { base: string; query: string; mayWrite: boolean }) {
  return (
    <details className="descargas no-imprimir">
      <summary>Descargar o imprimir</summary>
      <ul className="sin-marca">
        <li>
          <a href={`${base}/plan.pdf${query}`}>Plan para firmar y publicar (PDF)</a>
        </li>
        <li>
          <a href={`${base}/plan.docx${query}`}>Para editar (Word)</a>
        </li>
        {mayWrite ? (
          <li>
            <a href={`${base}/resolucion.docx`}>Proyecto de resolución que lo aprueba (Word)</a>
          </li>
        ) : null}
        <li>
          <a href={`${base}/plan.xlsx${query}`}>Excel (XLSX)</a>
        </li>
        <li>
          <a href={`${base}/plan.csv${query}`}>Tabla (CSV)</a>
        </li>
        <li>
          <Link to={`${base}/imprimir${query}`}>Todas las acciones, para imprimir</Link>
        </li>
      </ul>
    </details>
  )
}

import { Link } from '@remix-run/react'
import type { ListedManual } from './view-manual.server.ts'

/** Which manual is whose. */
export function ManualsPage({ manuals }: { readonly manuals: readonly ListedManual[] }) {
  return (
    <article>
      <h1>Manuales</h1>
      <p>
        Uno por función, de unas cuatro páginas: qué se hace en Espejo, en el orden del año, y qué hacer cuando algo
        sale mal. Se leen aquí o se imprimen.
      </p>
      <p>
        Para responder un cuestionario no hace falta ninguno: <a href="/ayuda">Ayuda y orientación</a>.
      </p>
      <ul className="sin-marca dos-partes">
        {manuals.map(({ address, title, roleName, says }) => (
          <li key={address} className="accion">
            <h2>
              <Link to={address}>{title}</Link>
            </h2>
            <p className="tenue">En Espejo, la función se llama «{roleName}».</p>
            <p>{says}</p>
          </li>
        ))}
      </ul>
    </article>
  )
}

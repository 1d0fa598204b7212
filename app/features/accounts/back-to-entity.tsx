import { Link } from '@remix-run/react'

/** From the accounts of an entity, which the Ministry keeps, to what else it knows of it. */
export function BackToEntity({ entityId }: { entityId: string }) {
  return (
    <nav aria-label="Volver" className="botones">
      <Link to={`/nacional/entidades/${entityId}`}>La entidad</Link>
      <Link to="/nacional/sin-coordinacion">Entidades sin coordinación</Link>
    </nav>
  )
}

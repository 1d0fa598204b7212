import { Link } from '@remix-run/react'

/** The way through a table of several pages; nothing where there is one. @property to address of a page. */
export function PageLinks({
  page,
  pages,
  to,
}: {
  readonly page: number
  readonly pages: number
  readonly to: (page: number) => string
}) {
  if (pages === 1) return null
  return (
    <nav className="botones" aria-label="Páginas de la tabla">
      {page > 1 ? <Link to={to(page - 1)}>Página anterior</Link> : null}
      <span>
        Página {page} de {pages}
      </span>
      {page < pages ? <Link to={to(page + 1)}>Página siguiente</Link> : null}
    </nav>
  )
}

import { Link } from '@remix-run/react'

/** Way back and how to print; itself never printed. */
export function PrintHint({ back }: { back: string }) {
  return (
    <div className="no-imprimir">
      <Link className="volver" to={back}>
        Volver
      </Link>
      <p className="caja">
        Para guardar esta página en PDF o en papel, use Imprimir en el menú de su navegador (Ctrl + P).
      </p>
    </div>
  )
}

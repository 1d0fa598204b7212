import { Link } from '@remix-run/react'
import { PrintButton } from './print-button.tsx'

/** Way back and how to print; itself never printed. */
export function PrintHint({ back }: { back: string }) {
  return (
    <div className="no-imprimir">
      <Link className="volver" to={back}>
        Volver
      </Link>
      <PrintButton label="Imprimir o guardar en PDF" />
    </div>
  )
}

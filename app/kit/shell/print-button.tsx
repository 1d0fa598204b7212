import { useScripted } from './scripted.ts'

/** Prints the page; without script it says how. Itself never printed. */
export function PrintButton({ label = 'Imprimir' }: { readonly label?: string }) {
  return useScripted() ? (
    <p className="no-imprimir">
      <button type="button" className="boton" onClick={() => window.print()}>
        {label}
      </button>
    </p>
  ) : (
    <p className="no-imprimir">{label}: use Imprimir en el menú de su navegador.</p>
  )
}

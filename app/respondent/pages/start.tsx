import { FIRST_HEADING } from './parts.tsx'

/**
 * "Empezar": a link to the first question until the script makes it a button, so that nobody waits for the script. Where a
 * page has "Salir rápido" it comes with the script only: a jump by itself would leave one more page to go back to.
 */
export function Start({ words, harm }: { words: string; harm: boolean }) {
  return (
    <span id="empezar" hidden={harm}>
      <a className="boton" href={`#${FIRST_HEADING}`}>
        {words}
      </a>
    </span>
  )
}

import { useEffect, useState } from 'react'
import { formatCount } from '#app/kit/format.ts'
import { plainName } from '#surveys/text/written-text.ts'
import { useScripted } from './scripted.ts'

/** So few parts that what they say is shown at once. */
const FEW = 4

/**
 * Hides what does not hold every word: each part (`data-parte`) by its own text, and a section without any part left.
 * @returns how many parts are left; a section without parts is one.
 */
function narrow(root: Element, words: readonly string[]): number {
  const holds = (element: Element) => words.every((word) => plainName(element.textContent).includes(word))
  const left: Element[] = []
  for (const section of root.querySelectorAll<HTMLElement>('section')) {
    const parts = [...section.querySelectorAll<HTMLElement>('[data-parte]')]
    for (const part of parts) part.hidden = !holds(part)
    const found = parts.length > 0 ? parts.filter((part) => !part.hidden) : holds(section) ? [section] : []
    section.hidden = found.length === 0
    left.push(...found)
  }
  if (words.length > 0 && left.length <= FEW)
    for (const part of left) if (part instanceof HTMLDetailsElement) part.open = true
  return left.length
}

/** A field that leaves of a long page only what holds the words; without a script it says how a browser searches. */
export function PageSearch({ within, label }: { readonly within: string; readonly label: string }) {
  const scripted = useScripted()
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState('')
  useEffect(() => {
    const root = document.getElementById(within)
    if (!root) return
    const words = plainName(typed).split(' ').filter(Boolean)
    const left = narrow(root, words)
    const nothing = `Nada dice «${typed.trim()}» en esta página.`
    setSaid(
      words.length === 0
        ? ''
        : left === 0
          ? nothing
          : `${formatCount(left, 'apartado', 'apartados')} con esas palabras.`,
    )
  }, [typed, within])
  if (!scripted)
    return <p className="ayuda no-imprimir">Para buscar una palabra, use Buscar en la página de su navegador.</p>
  return (
    <div className="campo no-imprimir">
      <label htmlFor={`buscar-${within}`}>{label}</label>
      <input
        id={`buscar-${within}`}
        type="search"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="ayuda" role="status">
        {said}
      </p>
    </div>
  )
}

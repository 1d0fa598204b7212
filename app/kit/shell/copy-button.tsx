import { useState } from 'react'
import { useScripted } from './scripted.ts'

/** As a browser copies that lends its clipboard to no page: from a field that nobody sees. */
function copyFromField(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'oculto-visual'
  document.body.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } finally {
    field.remove()
  }
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyFromField(text)
  }
}

const SAID = { yes: 'Copiado.', no: 'No se pudo copiar: selecciónelo y cópielo a mano.' } as const

/** Copies a text that the page shows; without script there is only the text. @param what is copied, for who does not see it. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [done, setDone] = useState<keyof typeof SAID | null>(null)
  if (!useScripted()) return null
  return (
    <span className="copiar no-imprimir">
      <button
        type="button"
        className="boton segundo"
        onClick={(event) => {
          const button = event.currentTarget
          void copied(text).then((ok) => {
            setDone(ok ? 'yes' : 'no')
            button.focus()
          })
        }}
      >
        Copiar<span className="oculto-visual"> {what}</span>
      </button>
      <span aria-live="polite">{done ? SAID[done] : ''}</span>
    </span>
  )
}

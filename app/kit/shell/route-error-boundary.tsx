import { isRouteErrorResponse, Link, useRouteError, useSubmit } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { textsOf } from '#app/kit/forms/kept.ts'
import { lastSent, putBy, type LastSent } from '#app/kit/forms/last-sent.ts'
import { errorWords, toldWith, UNSENT } from '#app/kit/words/error-words.ts'
import { TypedTexts } from './kept-notice.tsx'

/** The form that went out and got no answer of ours: it is still in this tab. */
function useUnsent(error: unknown): LastSent | null {
  const [sent] = useState(() => (isRouteErrorResponse(error) ? null : lastSent()))
  useEffect(() => {
    if (sent) putBy(sent, 'failed')
  }, [sent])
  return sent
}

/** No line, or a network that answers in our place: what was typed can be sent again as it is, or corrected first. */
function Unsent({ sent }: { readonly sent: LastSent }) {
  const submit = useSubmit()
  const { path, hadFile, hadSecret } = sent.kept
  const again = () => {
    const form = new FormData()
    for (const [name, value] of sent.entries) form.append(name, value)
    submit(form, { method: 'post', action: path })
  }
  return (
    <>
      <h1>{UNSENT.title}</h1>
      <p>{UNSENT.text}</p>
      <p className="botones">
        {hadFile || hadSecret ? null : (
          <button type="button" className="boton" onClick={again}>
            Enviar otra vez
          </button>
        )}
        <Link className="boton segundo" to={path}>
          Volver al formulario, con lo que escribió
        </Link>
      </p>
      <TypedTexts texts={textsOf(sent.kept)} />
    </>
  )
}

/**
 * One page for everything that goes wrong: what happened, and what to do. Never a code or a message of the program. What
 * was typed into a form is there to be copied, and behind the link in its form again.
 */
export function RouteErrorBoundary() {
  const error = useRouteError()
  const unsent = useUnsent(error)
  const words = errorWords(error)
  const told = toldWith(error)
  if (unsent) return <Unsent sent={unsent} />
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {told?.back ? (
        <p>
          <a className="boton" href={told.back}>
            Volver al formulario, con lo que escribió
          </a>
        </p>
      ) : null}
      <TypedTexts texts={told?.texts ?? []} />
      <p>
        <a href="/">Ir al inicio</a>
      </p>
    </>
  )
}

import { isRouteErrorResponse, Link, useRouteError, useSubmit } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { textsOf } from '#app/kit/forms/kept.ts'
import { lastSent, putBy, type LastSent } from '#app/kit/forms/last-sent.ts'
import { errorWords, toldWith, UNSENT, wasDone } from '#app/kit/words/error-words.ts'
import { TypedTexts } from './kept-notice.tsx'

/**
 * The form that this tab sent last, where the server keeps nothing of it: no answer of ours came, or one that says why it
 * was not done. Not where it was done, and nothing is left to be sent.
 */
function useUnsent(error: unknown): LastSent | null {
  const [sent] = useState(() => (toldWith(error)?.back || wasDone(error) ? null : lastSent()))
  useEffect(() => {
    if (sent) putBy(sent, 'failed')
  }, [sent])
  return sent
}

/** What was typed can be sent again as it is, or corrected first: no line, or a network that answers in our place. */
function SendAgain({ sent: { entries, kept } }: { readonly sent: LastSent }) {
  const submit = useSubmit()
  const again = () => {
    const form = new FormData()
    for (const [name, value] of entries) form.append(name, value)
    submit(form, { method: 'post', action: kept.path })
  }
  if (kept.hadFile || kept.hadSecret) return null
  return (
    <button type="button" className="boton" onClick={again}>
      Enviar otra vez
    </button>
  )
}

const BACK = 'Volver al formulario, con lo que escribió'

/**
 * One page for everything that goes wrong: what happened, and what to do. Never a code or a message of the program. What
 * was typed into a form is there to be copied, and behind the link in its form again.
 */
export function RouteErrorBoundary() {
  const error = useRouteError()
  const unsent = useUnsent(error)
  const told = toldWith(error)
  const isAnswer = isRouteErrorResponse(error)
  const words = unsent && !isAnswer ? UNSENT : errorWords(error)
  const isGone = isAnswer && error.status === 404
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {told?.back ? (
        <p>
          <a className="boton" href={told.back}>
            {BACK}
          </a>
        </p>
      ) : null}
      {unsent && !isGone ? (
        <p className="botones">
          {isAnswer ? null : <SendAgain sent={unsent} />}
          {/* Followed in this tab, whose memory has it. */}
          <Link className={isAnswer ? 'boton' : 'boton segundo'} to={unsent.kept.page}>
            {BACK}
          </Link>
        </p>
      ) : null}
      <TypedTexts texts={told?.texts ?? (unsent ? textsOf(unsent.kept) : [])} />
      <p>
        <a href="/">Ir al inicio</a>
      </p>
    </>
  )
}

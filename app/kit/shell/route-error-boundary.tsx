import { useRouteError } from '@remix-run/react'
import { errorWords, toldWith } from '#app/kit/words/error-words.ts'
import { TypedTexts } from './kept-notice.tsx'

/**
 * One page for everything that goes wrong: what happened, and what to do. Never a code or a message of the program. What
 * was typed into a form is there to be copied, and behind the link in its form again.
 */
export function RouteErrorBoundary() {
  const error = useRouteError()
  const words = errorWords(error)
  const told = toldWith(error)
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

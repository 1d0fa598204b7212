import { useRouteError } from '@remix-run/react'
import { errorWords } from '#app/kit/words/error-words.ts'

/** One page for everything that goes wrong: what happened, and what to do. Never a code or a message of the program. */
export function RouteErrorBoundary() {
  const words = errorWords(useRouteError())
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <p>
        <a href="/">Ir al inicio</a>
      </p>
    </>
  )
}

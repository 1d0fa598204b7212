import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { ruleSentence } from '#app/kit/words/rule-words.ts'

const WORDS: Record<number, { readonly title: string; readonly text: string }> = {
  404: {
    title: 'No encontramos esta página',
    text: 'La dirección puede estar mal escrita, o la página no existe para su cuenta. Revise la dirección o vuelva al inicio.',
  },
  409: {
    title: 'Otra persona cambió esto antes',
    text: 'Vuelva atrás y actualice la página para ver los últimos cambios. Lo suyo no se guardó encima.',
  },
  413: {
    title: 'El archivo es demasiado grande',
    text: 'Un archivo puede pesar hasta 10 MB. Vuelva atrás y elija uno más pequeño, o ponga un enlace.',
  },
  429: { title: 'Demasiados intentos seguidos', text: 'Espere unos minutos e intente de nuevo.' },
}

const UNEXPECTED = {
  title: 'Algo falló en Espejo',
  text: 'No es culpa suya. Intente de nuevo en unos minutos. Lo que estaba guardado sigue guardado.',
}

/** Where a rule of the database stood in the way, its own sentence says which. */
function wordsFor(error: unknown) {
  if (!isRouteErrorResponse(error)) return UNEXPECTED
  const sentence = ruleSentence(error.data)
  if (sentence === null) return WORDS[error.status] ?? UNEXPECTED
  return {
    title: 'Esto ya no se puede hacer',
    text: `${sentence} Vuelva atrás y actualice la página. Lo último que envió no se guardó.`,
  }
}

/** One page for everything that goes wrong: what happened, and what to do. Never a code or a message of the program. */
export function RouteErrorBoundary() {
  const error = useRouteError()
  const words = wordsFor(error)
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

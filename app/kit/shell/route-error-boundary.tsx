import { isRouteErrorResponse, useRouteError } from '@remix-run/react'

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

/** One page for everything that goes wrong: what happened, and what to do. Never a code or a message of the program. */
export function RouteErrorBoundary() {
  const error = useRouteError()
  const words = (isRouteErrorResponse(error) && WORDS[error.status]) || UNEXPECTED
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

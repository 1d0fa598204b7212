import { isRouteErrorResponse } from '@remix-run/react'
import { isToldError, type ToldError } from '#app/kit/forms/kept.ts'

type ErrorWords = { readonly title: string; readonly text: string }

/** Where more documents are asked for than can be made. */
export const BUSY = {
  title: 'Hay muchos documentos en espera',
  text: 'Espere un minuto y vuelva a pedir el suyo. No se perdió nada.',
} satisfies ErrorWords

/** Where somebody else has written for so long that a form could not be stored. */
const HELD = {
  title: 'Espejo está ocupado',
  text: 'Hace una tarea larga y no pudo guardar lo que envió. Espere un minuto y envíelo otra vez.',
} satisfies ErrorWords

/** Where a stored document is not there any more, or is another than was stored. */
export const FILE_LOST = {
  title: 'Este documento no se puede abrir',
  text: 'Falta en el disco o no es el que se guardó. No es culpa suya y no se perdió nada más. Avise a quien administra Espejo: se recupera de una copia de seguridad.',
} satisfies ErrorWords

const WORDS: Record<number, ErrorWords> = {
  404: {
    title: 'No encontramos esta página',
    text: 'La dirección puede estar mal escrita, o la página no existe para su cuenta. Revise la dirección o vuelva al inicio.',
  },
  409: {
    title: 'Otra persona cambió esto antes',
    text: 'Lo suyo no se guardó encima. Vuelva a la página y compare con lo que está guardado ahora.',
  },
  413: {
    title: 'El archivo es demasiado grande',
    text: 'Un archivo puede pesar hasta 10 MB. Vuelva atrás y elija uno más pequeño, o ponga un enlace.',
  },
  429: { title: 'Demasiados intentos seguidos', text: 'Espere unos minutos e intente de nuevo.' },
  503: BUSY,
}

/** A form that got no answer of ours: the line broke, or a network answered in our place. */
export const UNSENT = {
  title: 'No se pudo enviar',
  text: 'No hay conexión, o contestó la red y no Espejo. Lo que escribió sigue aquí: revise su conexión y envíelo otra vez. Si ya había llegado, no se hará dos veces.',
} satisfies ErrorWords

const [DONE_BEFORE, WRITE_HELD] = ['already-sent', 'write-held']

/** A form that comes again so late that what it was answered is not kept any more. */
const ALREADY_SENT: ErrorWords = {
  title: 'Esto ya se había enviado',
  text: 'Se recibió una vez y no se hizo dos veces. Vuelva a entrar en la página para ver cómo quedó.',
}

const UNEXPECTED: ErrorWords = {
  title: 'Algo falló en Espejo',
  text: 'No es culpa suya. Intente de nuevo en unos minutos. Lo que estaba guardado sigue guardado.',
}

/** What an error page knows of the form that was sent; null where none was. */
export function toldWith(error: unknown): ToldError | null {
  return isRouteErrorResponse(error) && isToldError(error.data) ? error.data : null
}

/** Whether the error is that a form had been done before, and what it was answered is not kept any more. */
export function wasDone(error: unknown): boolean {
  return isRouteErrorResponse(error) && error.data === DONE_BEFORE
}

/** A refusal comes as the sentence of its rule; everything else comes as a code, which ends with no stop. */
const isSentence = (says: unknown): says is string => typeof says === 'string' && says.endsWith('.')

/** What the page of an error says: what happened, and what to do. Where a rule of the database refused, its sentence. */
export function errorWords(error: unknown): ErrorWords {
  if (!isRouteErrorResponse(error)) return UNEXPECTED
  const says: unknown = isToldError(error.data) ? error.data.says : error.data
  if (says === DONE_BEFORE) return ALREADY_SENT
  if (says === WRITE_HELD) return HELD
  const sentence = error.status === 409 && isSentence(says) ? says : null
  if (sentence === null) return WORDS[error.status] ?? UNEXPECTED
  return {
    title: 'Esto ya no se puede hacer',
    text: `${sentence} Vuelva atrás y actualice la página. Lo último que envió no se guardó.`,
  }
}

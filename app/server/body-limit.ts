import type { NextFunction, Request, Response } from 'express'
import { LARGEST_FORM } from '#app/kit/forms/read-upload.server.ts'

/** These count their own body, up to their own limit, and answer with their own page: what takes files, once it knows who sends them (`readUpload`). */
const OWN_LIMIT = [
  /^\/panel\/presupuesto\/\d+\/(planilla|preguntas\/[\w-]+(\/guardar)?)(\.data)?$/,
  /^\/panel\/plan\/\d+\/(firma|acciones\/[\w-]+\/(avance|medios))(\.data)?$/,
  /^\/nacional\/importar(\.data)?$/,
  /^\/(panel\/entidad|nacional(\/directorio\/[\w-]+)?)\/logotipo(\.data)?$/,
]

/** Ends the connection where more comes than a form may have. What was read so far never reaches an action as a whole form. */
function countBody(request: Request): void {
  let size = 0
  // Listening starts a stream: it waits until the action reads it.
  request.pause()
  request.on('data', (chunk: Buffer) => {
    size += chunk.byteLength
    if (size > LARGEST_FORM) request.destroy(new Error('The body is too large'))
  })
}

/**
 * Refuses a body that no form of ours has, before anything reads it: a page that is open to everybody would otherwise
 * keep whatever it is sent in memory. Node holds a body to its announced length; one without is counted as it comes.
 */
export function limitBodies(request: Request, response: Response, next: NextFunction): void {
  if (['GET', 'HEAD'].includes(request.method) || OWN_LIMIT.some((pattern) => pattern.test(request.path))) return next()
  const announced = request.get('content-length')
  if (announced === undefined) countBody(request)
  else if (!(Number(announced) <= LARGEST_FORM)) {
    response
      .status(413)
      .set('Cache-Control', 'no-store')
      .type('text/plain; charset=utf-8')
      .send('Lo que se envió es demasiado grande. No se guardó nada: vuelva atrás y acorte los textos.')
    return
  }
  next()
}

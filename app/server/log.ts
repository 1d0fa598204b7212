import type { NextFunction, Request, Response } from 'express'
import pino from 'pino'

export const log = pino({ base: null, level: 'info' })

/** Addresses whose rest opens something: a code, an invitation, a new password. */
const SECRET_PATH = /^\/(r|invitacion|restablecer)(\/|$)/i

/** Pages of whoever answers, asks for help or wonders whether she can be known: not even that somebody came is noted. */
const UNNOTED_PATH = /^\/(r|ayuda|anonimato|privacidad)(\.data)?(\/|$)/i

/** An address as the router reads it: it takes escaped letters and doubled slashes for what they mean. */
function plainPath(path: string): string {
  try {
    return decodeURIComponent(path).replace(/\/{2,}/g, '/')
  } catch {
    return '/'
  }
}

/**
 * What may be written of an address. Where the rest of the path is a secret, nothing of it is kept;
 * a query may hold what a person typed, so no query is.
 */
export function loggedPath(path: string): string {
  const plain = plainPath(path)
  const [, first] = SECRET_PATH.exec(plain) ?? []
  return first ? `/${first.toLowerCase()}` : plain
}

/** One line per answer: method, path, status, duration. Never an address, a user agent, a code or a body. */
export function requestLog(request: Request, response: Response, next: NextFunction): void {
  const started = process.hrtime.bigint()
  response.on('finish', () => {
    // Not even the moment of an answer to the questionnaire is kept: it could be laid beside other logs.
    if (UNNOTED_PATH.test(plainPath(request.path)) && response.statusCode < 500) return
    const milliseconds = Number((process.hrtime.bigint() - started) / 1_000_000n)
    log.info({ method: request.method, path: loggedPath(request.path), status: response.statusCode, milliseconds })
  })
  next()
}

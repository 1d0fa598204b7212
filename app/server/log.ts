import type { IncomingMessage, ServerResponse } from 'node:http'
import pino from 'pino'
import { countRequest } from '#app/kit/program/request-metrics.server.ts'
import { pathOf } from './refuse.ts'

export const log = pino({ base: null, level: 'info' })

/**
 * Pages of whoever answers, with their style and script, of whoever asks for help or wonders whether she can be known: not
 * even that somebody came is noted.
 */
const UNNOTED_PATH = /^\/(r|respondent|ayuda|anonimato|privacidad)(\.data)?(\/|$)/i

/** An address as the router reads it: it takes escaped letters and doubled slashes for what they mean. */
export function plainPath(path: string): string {
  try {
    return decodeURIComponent(path).replace(/\/{2,}/g, '/')
  } catch {
    return '/'
  }
}

/**
 * What is written of an address: the pattern of its route and nothing that stands in it. A code typed at the wrong place
 * is as much a secret as one at the right place.
 */
export type LoggedPath = (path: string) => string

/** One line per answer, which is counted too: method, pattern of the route, status, duration. Never an address, a user agent, a code or a body. */
export function requestLog(patternOf: LoggedPath) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = plainPath(pathOf(request))
    const isUnnoted = UNNOTED_PATH.test(path)
    const started = process.hrtime.bigint()
    response.on('finish', () => {
      // Not even the moment of an answer to the questionnaire is kept: it could be laid beside other logs.
      if (isUnnoted && response.statusCode < 500) return
      const milliseconds = Number((process.hrtime.bigint() - started) / 1_000_000n)
      const pattern = patternOf(path)
      countRequest(pattern, response.statusCode, milliseconds)
      log.info({ method: request.method, path: pattern, status: response.statusCode, milliseconds })
    })
  }
}

import { readdirSync } from 'node:fs'
import { createServer as createHttpServer, type Server } from 'node:http'
import path from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { CLIENT_ADDRESS_HEADER } from '#app/door/visitor.ts'
import { faultName } from '#app/kit/program/fault-name.server.ts'
import { refuseLongAddress, refuseStrangeTarget, refuseUnreadableAddress } from './address.ts'
import { limitBodies } from './body-limit.ts'
import { clientAddress } from './client-address.ts'
import { securityHeaders } from './headers.ts'
import { log, plainPath, requestLog, type LoggedPath } from './log.ts'
import { refuseOtherMethods } from './methods.ts'
import { refuseForeignOrigin } from './origin.ts'
import { narrowHandler } from './narrow-handler.ts'
import { routePatterns } from './route-patterns.ts'

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    /** Of the scripts of this answer; null where none may stand in the page. */
    readonly nonce: string | null
  }
}

export type ServerOptions = {
  readonly build: ServerBuild | (() => Promise<ServerBuild>)
  readonly mode: 'production' | 'development'
  /** Public address behind a proxy; without it a request's own host counts. */
  readonly origin?: string | undefined
  /** Proxies that are believed about whom they speak for. */
  readonly proxies?: readonly string[]
  /** Serves sources while developing. */
  readonly viteMiddleware?: express.RequestHandler
  readonly quiet?: boolean
}

const YEAR = { immutable: true, maxAge: '1y' } as const
/** A recording of a question: that it was heard must not stay in a browser. */
const UNKEPT = {
  cacheControl: false,
  setHeaders: (response: Response) => void response.setHeader('Cache-Control', 'no-store'),
}

function staticFiles(server: Express): void {
  server.use('/assets', express.static(path.resolve('build/client/assets'), YEAR))
  server.use('/respondent', express.static(path.resolve('build/respondent'), { ...YEAR, index: false }))
  server.use('/r/voz', express.static(path.resolve('public/r/voz'), UNKEPT))
  for (const name of readdirSync(path.resolve('public')))
    server.use(`/${name}`, express.static(path.resolve('public', name), { maxAge: '1h' }))
}

/**
 * Says who asks, for limits in memory, and takes away what a client said about itself. Where a proxy speaks for somebody
 * and is none of the configured ones, it says so once: all people would seem to come from it.
 */
function trustedClientAddress(proxies: readonly string[]) {
  let isTold = proxies.length === 0
  return (request: Request, _response: Response, next: NextFunction): void => {
    const forwarded = request.headers['x-forwarded-for']
    if (!isTold && forwarded && !proxies.includes(clientAddress(request.socket.remoteAddress, undefined, []))) {
      isTold = true
      log.error({ error: 'A proxy that ESPEJO_PROXY does not name sends X-Forwarded-For: nothing of it is believed' })
    }
    const address = clientAddress(
      request.socket.remoteAddress,
      Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
      proxies,
    )
    request.headers[CLIENT_ADDRESS_HEADER] = address
    next()
  }
}

/** What the server of files refuses (a range that no file has, a condition that does not hold); null for a fault of ours. */
function refusedStatus(error: unknown): number | null {
  const status = error instanceof Error && 'status' in error ? error.status : null
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null
}

function unexpectedError(patternOf: LoggedPath) {
  return (error: unknown, request: Request, response: Response, _next: NextFunction): void => {
    const refused = refusedStatus(error)
    if (refused !== null && !response.headersSent)
      return void response.status(refused).type('text/plain; charset=utf-8').send('Este pedido no se puede atender.')
    log.error({ path: patternOf(plainPath(request.path)), error: faultName(error) })
    if (response.headersSent) return void response.end()
    response
      .status(500)
      .type('text/plain; charset=utf-8')
      .send('Algo falló en Espejo. Intente de nuevo en unos minutos.')
  }
}

/** The build, and the patterns of its routes; of one that is made while developing they are known once it was asked for. */
function withPatterns({ build }: ServerOptions): { build: ServerOptions['build']; patternOf: LoggedPath } {
  const files = readdirSync(path.resolve('public'))
  if (typeof build !== 'function') return { build, patternOf: routePatterns(build.routes, files) }
  let known = routePatterns({}, files)
  const remembering = async () => {
    const made = await build()
    known = routePatterns(made.routes, files)
    return made
  }
  return { build: remembering, patternOf: (address) => known(address) }
}

/** An address that is not a path. It is refused, and what stood in it is handed to nobody. */
const NO_PATH = '*'

/**
 * The one server of dev, demo, start, tests and bench. Express reads an address that is not a path by `url.parse`, whose
 * warning quotes all of it on the standard error: such an address never reaches it.
 */
export function createServer(options: ServerOptions): Server {
  const application = createApplication(options)
  return createHttpServer((request, response) => {
    if (!request.url?.startsWith('/')) request.url = NO_PATH
    application(request, response)
  })
}

/** Headers, static files, log, then Remix. */
function createApplication(options: ServerOptions): Express {
  const server = express()
  const { build, patternOf } = withPatterns(options)
  server.disable('x-powered-by')
  server.disable('etag')
  if (!options.quiet) server.use(requestLog(patternOf))
  server.use(
    securityHeaders({
      development: options.mode === 'development',
      https: options.origin?.startsWith('https:') ?? false,
    }),
  )
  server.use(refuseStrangeTarget)
  server.use(refuseLongAddress)
  server.use(refuseUnreadableAddress)
  server.use(refuseOtherMethods)
  if (options.viteMiddleware) server.use(options.viteMiddleware)
  // The questionnaire is compressed once for all; looking at each of its answers again would only cost time.
  server.use(
    compression({
      filter: (request, response) => !request.path.startsWith('/r/') && compression.filter(request, response),
    }),
  )
  staticFiles(server)
  server.use(trustedClientAddress(options.proxies ?? []))
  server.use(refuseForeignOrigin(options.origin))
  server.use(limitBodies)
  const getLoadContext = (_request: Request, response: Response) => ({
    nonce: response.locals['nonce'] as string | null,
  })
  const remix =
    typeof build === 'function'
      ? createRequestHandler({ build, mode: options.mode, getLoadContext })
      : narrowHandler({ build, mode: options.mode, getLoadContext })
  server.all('*', (request, response, next) => void remix(request, response, next))
  server.use(unexpectedError(patternOf))
  return server
}

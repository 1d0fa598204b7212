import { readdirSync } from 'node:fs'
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import compression from 'compression'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { DIRECT_ADDRESSES, directTarget, type DirectTarget } from '#app/respondent/http/addresses.ts'
import { faultName } from '#app/kit/program/fault-name.server.ts'
import { limitBodies } from './body-limit.ts'
import { createGate } from './gate.ts'
import { nonceOf } from './headers.ts'
import { log, plainPath, type LoggedPath } from './log.ts'
import { narrowHandler } from './narrow-handler.ts'
import type { OwnBuild } from './own-build.ts'
import { pathOf } from './refuse.ts'
import { routePatterns } from './route-patterns.ts'
import { clientOf } from './trusted-client.ts'

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    /** Of the scripts of this answer; null where none may stand in the page. */
    readonly nonce: string | null
  }
}

export type ServerOptions = {
  readonly build: OwnBuild | (() => Promise<OwnBuild>)
  readonly mode: 'production' | 'development'
  /** Public address behind a proxy; without it a request's own host counts. */
  readonly origin?: string | undefined
  /** Addresses and networks of the proxies that are believed about whom they speak for. */
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

/** The build, and the patterns of all addresses; of a build that is made while developing they are known once it was asked for. */
function withPatterns({ build }: ServerOptions): { build: ServerOptions['build']; patternOf: LoggedPath } {
  const beside = [...DIRECT_ADDRESSES, ...readdirSync(path.resolve('public')).map((name) => `/${name}`)]
  if (typeof build !== 'function') return { build, patternOf: routePatterns(build.routes, beside) }
  let known = routePatterns({}, beside)
  const remembering = async () => {
    const made = await build()
    known = routePatterns(made.routes, beside)
    return made
  }
  return { build: remembering, patternOf: (address) => known(address) }
}

/** The framework, behind files and compression; the gate has looked at what comes here. */
function createApplication(options: ServerOptions, { build, patternOf }: ReturnType<typeof withPatterns>): Express {
  const server = express()
  server.disable('x-powered-by')
  server.disable('etag')
  if (options.viteMiddleware) server.use(options.viteMiddleware)
  server.use(compression())
  staticFiles(server)
  server.use(limitBodies)
  const getLoadContext = (_request: Request, response: Response) => ({ nonce: nonceOf(response) })
  const remix =
    typeof build === 'function'
      ? createRequestHandler({ build, mode: options.mode, getLoadContext })
      : narrowHandler({ build, mode: options.mode, getLoadContext })
  server.all('*', (request, response, next) => void remix(request, response, next))
  server.use(unexpectedError(patternOf))
  return server
}

/** Answers the addresses before the framework, by the handler of the build that is served now. */
function directHandler(build: ServerOptions['build']) {
  return async (request: IncomingMessage, response: ServerResponse, target: DirectTarget): Promise<void> => {
    const { entry } = typeof build === 'function' ? await build() : build
    await entry.module.answerDirectly(request, response, target, clientOf(request))
  }
}

/** Lines that are open at once; each that is idle costs some 15 KB. */
const MOST_CONNECTIONS = 6000
const HEAD_WITHIN_MS = 20_000
/** How often it is looked who is late. */
const LOOK_EVERY_MS = 5_000

/** The one server of dev, demo, start, tests and bench. */
export function createServer(options: ServerOptions): Server {
  const served = withPatterns(options)
  const mayPass = createGate(options, served.patternOf)
  const answerDirectly = directHandler(served.build)
  const application = createApplication(options, served)
  const server = createHttpServer({ connectionsCheckingInterval: LOOK_EVERY_MS }, (request, response) => {
    if (!mayPass(request, response)) return
    const target = directTarget(pathOf(request))
    if (target) void answerDirectly(request, response, target)
    else application(request, response)
  })
  // Whoever opens lines and says nothing takes memory and no more: the limit is what the machine bears, several times what
  // people need, and a head that is not there after twenty seconds does not come.
  server.maxConnections = MOST_CONNECTIONS
  server.headersTimeout = HEAD_WITHIN_MS
  return server
}

import { createRequestHandler, type GetLoadContextFunction, type RequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import { fittingRoutes } from './fitting-routes.ts'

/** Addresses fall into far fewer kinds than this; lists of links, of which anybody may make more, are forgotten beyond it. */
const MOST_KINDS = 500

type Options = {
  readonly build: ServerBuild
  readonly mode: string
  readonly getLoadContext: GetLoadContextFunction
}

/** The addresses that a request asks about: its own, and the links that the framework's script wants to know of. */
function askedPaths(address: string): readonly string[] {
  const { pathname, searchParams } = new URL(`http://espejo${address}`)
  const links = pathname === '/__manifest' ? searchParams.getAll('p') : []
  return [pathname, ...links.map((link) => link.replace(/[?#].*$/s, ''))]
}

function picked<Value>(values: Readonly<Record<string, Value>>, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(names.flatMap((name) => (name in values ? [[name, values[name] as Value]] : [])))
}

/** The framework's handler, which sees of the build only the routes that may answer a request. */
export function narrowHandler({ build, ...rest }: Options): RequestHandler {
  const fitting = fittingRoutes(build.routes)
  const handlers = new Map<string, RequestHandler>()
  const handlerFor = (ids: readonly string[]): RequestHandler => {
    const kind = ids.join(' ')
    const known = handlers.get(kind)
    if (known) return known
    const narrow = {
      ...build,
      routes: picked(build.routes, ids),
      assets: { ...build.assets, routes: picked(build.assets.routes, ids) },
    }
    const made = createRequestHandler({ ...rest, build: narrow })
    if (handlers.size >= MOST_KINDS) handlers.clear()
    handlers.set(kind, made)
    return made
  }
  return (request, response, next) => handlerFor(fitting(askedPaths(request.originalUrl)))(request, response, next)
}

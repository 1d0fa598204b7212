import type { ServerBuild } from '@remix-run/node'

/** What is written of an address that is none of ours: whatever stands in it was typed by somebody. */
export const NO_ROUTE = '(sin ruta)'

/** Files and the framework's own addresses, which no route names. */
const BESIDE_ROUTES = ['/assets/*', '/respondent/*', '/__manifest']

type Pattern = { readonly text: string; readonly fits: RegExp; readonly rank: string }

/** A part of a pattern as it is matched: `:paper.docx` stands for any name with this ending, `*` for all that follows. */
function partFits(part: string): string {
  if (part === '*') return '.*'
  return part
    .split(/(:[\w-]+)/)
    .map((piece) => (piece.startsWith(':') ? '[^/]+' : piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('')
}

/** Written words come before names, names before the rest. */
const rankOf = (part: string) => (part === '*' ? '2' : part.includes(':') ? '1' : '0')

function compiled(text: string): Pattern {
  const parts = text.split('/').filter(Boolean)
  return {
    text,
    fits: new RegExp(`^/${parts.map(partFits).join('/')}/?$`, 'i'),
    rank: parts.map(rankOf).join(''),
  }
}

/** The whole address of a route, those that it lies in included. */
function addressOf(routes: ServerBuild['routes'], id: string): string {
  const route = routes[id]
  if (!route) return ''
  const before = route.parentId ? addressOf(routes, route.parentId) : ''
  return route.path ? `${before}/${route.path}` : before
}

/**
 * Makes a function that says which address of ours a path is, as a pattern (`/r/:code`); what stands in its place is
 * never given back.
 * @param beside patterns of addresses that no route names: files at the top, what is answered before the framework.
 */
export function routePatterns(routes: ServerBuild['routes'], beside: readonly string[] = []): (path: string) => string {
  const addresses = Object.values(routes)
    .filter((route) => route !== undefined && (route.path !== undefined || route.index))
    .map((route) => (route ? addressOf(routes, route.id) || '/' : '/'))
  const patterns = [...addresses, ...BESIDE_ROUTES, ...beside]
    .map(compiled)
    .sort((one, other) => one.rank.localeCompare(other.rank))
  return (path) => {
    const page = path === '/_root.data' ? '/' : path.replace(/\.data$/, '')
    return patterns.find(({ fits }) => fits.test(path) || fits.test(page))?.text ?? NO_ROUTE
  }
}

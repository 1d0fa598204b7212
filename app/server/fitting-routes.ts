import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

/** A place in the tree of our addresses: what follows it, and which routes end here. */
type Place = {
  readonly words: Map<string, Place>
  /** What stands after a name (`:year`, `:paper.docx`), whatever is written in its place. */
  name: Place | null
  readonly ends: string[]
}

const newPlace = (): Place => ({ words: new Map(), name: null, ends: [] })

const partsOf = (path: string): readonly string[] => path.split('/').filter(Boolean)

function follow(place: Place, part: string): Place {
  if (part.startsWith(':')) return (place.name ??= newPlace())
  const word = part.toLowerCase()
  const next = place.words.get(word) ?? newPlace()
  place.words.set(word, next)
  return next
}

/** A route and all in which it lies, the outermost first. */
function lineage(routes: Routes, id: string): readonly string[] {
  const parent = routes[id]?.parentId
  return parent === undefined ? [id] : [...lineage(routes, parent), id]
}

/** The address of a route up to what may be anything: all after a star, and a part that may be left out. */
function fixedParts(routes: Routes, id: string): readonly string[] {
  const parts = lineage(routes, id).flatMap((each) => partsOf(routes[each]?.path ?? ''))
  const open = parts.findIndex((part) => part === '*' || part.endsWith('?'))
  return open < 0 ? parts : parts.slice(0, open)
}

function treeOf(routes: Routes): Place {
  const tree = newPlace()
  for (const id of Object.keys(routes)) fixedParts(routes, id).reduce(follow, tree).ends.push(id)
  return tree
}

/** A part as the framework compares it. */
function readPart(part: string): string {
  try {
    return decodeURIComponent(part).toLowerCase()
  } catch {
    return part.toLowerCase()
  }
}

function collect(place: Place, parts: readonly string[], found: Set<string>): void {
  for (const id of place.ends) found.add(id)
  const [part, ...rest] = parts
  if (part === undefined) return
  const word = place.words.get(readPart(part))
  if (word) collect(word, rest, found)
  if (place.name) collect(place.name, rest, found)
}

/**
 * Makes a function that names the routes which may answer some addresses or any address above them (`/panel` of
 * `/panel/plan`): those in which they lie included, in the order of the list. The framework makes a pattern of each route
 * anew for each look at an address, several times a page and once for every link of it; which of a few answers is for it
 * to say, and these are all that its whole list could choose from.
 * @param routes all of them.
 */
export function fittingRoutes(routes: Routes): (paths: readonly string[]) => readonly string[] {
  const tree = treeOf(routes)
  const order = Object.keys(routes)
  const lineages = new Map(order.map((id) => [id, lineage(routes, id)]))
  return (paths) => {
    const found = new Set<string>()
    // A request for the data of a page says so in its last part.
    for (const path of paths)
      for (const each of new Set([path, path.replace(/\.data$/, '')])) collect(tree, partsOf(each), found)
    const fitting = new Set([...found].flatMap((id) => lineages.get(id) ?? []))
    return order.filter((id) => fitting.has(id))
  }
}

/** Everything that stands in something published, by where it stands: `release.dimensions[lid].figure.value`. */
export type Leaves = ReadonlyMap<string, unknown>

/** What tells the rows of a list apart; its place where nothing does. */
function keyOf(row: unknown, place: number): string {
  if (row === null || typeof row !== 'object') return String(place)
  const { id, value, segment, choices } = row as Record<string, unknown>
  if (typeof id === 'string') return id
  if (typeof segment === 'string') return segment
  if (Array.isArray(choices)) return choices.join('/')
  return typeof value === 'string' ? value : String(place)
}

/** @param names keys of records that are names of things (dimensions), not kinds of figures. */
export function leavesOf(everything: unknown, names: ReadonlySet<string>): Leaves {
  const leaves = new Map<string, unknown>()
  const walk = (value: unknown, at: string): void => {
    if (Array.isArray(value)) {
      if (value.length === 0) leaves.set(`${at}[]`, null)
      const keys = value.map(keyOf)
      // In which order they stand is read too.
      if (keys.some((key, place) => key !== String(place))) leaves.set(`${at}.order`, keys.join(' '))
      value.forEach((row: unknown, place) => walk(row, `${at}[${keys[place]}]`))
    } else if (value !== null && typeof value === 'object')
      for (const [key, inner] of Object.entries(value))
        walk(inner, names.has(key) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`)
    else if (value !== undefined) leaves.set(at, value)
  }
  walk(everything, '')
  return leaves
}

/** The kind of figure that stands at a place: the same for every dimension, question and group. */
export const kindAt = (place: string): string => place.replaceAll(/\[[^\]]*\]/g, '[]')

/** The names on the way to a place. */
export const namesAt = (place: string): string[] => [...place.matchAll(/\[([^\]]*)\]/g)].map(([, name]) => name ?? '')

const SPECIAL: ReadonlyMap<number, unknown> = new Map<number, unknown>([
  [-1, undefined],
  [-2, undefined],
  [-3, NaN],
  [-4, -Infinity],
  [-5, null],
  [-6, Infinity],
  [-7, undefined],
])

/** What a data request answers: one list in which objects refer to their keys and values by place. */
export function readData(text: string): unknown {
  const [first = ''] = text.split('\n')
  const list = JSON.parse(first) as unknown[]
  const read = (place: number): unknown => {
    if (place < 0) return SPECIAL.get(place)
    const value = list[place]
    if (Array.isArray(value)) return typeof value[0] === 'string' ? undefined : value.map((each: number) => read(each))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value as Record<string, number>).map(([key, at]) => [
        String(read(Number(key.slice(1)))),
        read(at),
      ]),
    )
  }
  return read(0)
}

/** Every object inside that has all of these keys. */
export function objectsWith(value: unknown, keys: readonly string[]): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => objectsWith(each, keys))
  if (value === null || typeof value !== 'object') return []
  const own = keys.every((key) => key in value) ? [value as Record<string, unknown>] : []
  return [...own, ...Object.values(value).flatMap((each) => objectsWith(each, keys))]
}

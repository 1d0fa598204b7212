declare const packedIn: unique symbol

/** What a loader hands to the browser as one text. */
export type Packed<T> = { readonly text: string; readonly [packedIn]?: T }

const known = new WeakMap<Packed<unknown>, unknown>()
/** What is remembered of a frozen or counted thing is packed once. */
const packs = new WeakMap<object, Packed<never>>()

/** A quotation mark is escaped twice on its way, an apostrophe never; texts have few of either. */
const swapped = (text: string) => text.replace(/["']/g, (mark) => (mark === '"' ? "'" : '"'))

/**
 * Data of a page with many rows as one text. The framework writes every object, name and value of a loader's data as an
 * entry of its own, which costs a tenth of such a page; a text is one entry.
 * @param thing of nothing but objects, arrays, texts, numbers, booleans and null; nobody changes it afterwards.
 */
export function packed<T extends object>(thing: T): Packed<T> {
  const before = packs.get(thing)
  if (before) return before
  const pack: Packed<T> = { text: swapped(JSON.stringify(thing)) }
  known.set(pack, thing)
  packs.set(thing, pack as Packed<never>)
  return pack
}

/** What was packed: while a page is drawn to be sent the thing itself, in the browser read once from its text. */
export function unpacked<T>(pack: Packed<T>): T {
  if (!known.has(pack)) known.set(pack, JSON.parse(swapped(pack.text)))
  return known.get(pack) as T
}

import { plainName } from '#surveys/text/written-text.ts'

/** An entity that somebody looks for by its name. */
export type Findable = { readonly id: string; readonly name: string }

/** More than these help nobody to choose. */
const MOST_CANDIDATES = 8

const words = (text: string): string[] => plainName(text).split(' ').filter(Boolean)

export type Found<Entity> =
  | { readonly kind: 'one'; readonly entity: Entity }
  | { readonly kind: 'several'; readonly candidates: readonly Entity[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'too-many' }

/**
 * The entity of a typed name. Only the whole name is one without asking; a part of it leads to candidates, also where
 * there is a single one, so that nobody asks in the name of another entity by a slip.
 * @param chosen id picked among the candidates of what is typed; counts only while it is one of them.
 */
export function findEntity<Entity extends Findable>(
  typed: string,
  chosen: string,
  entities: readonly Entity[],
): Found<Entity> {
  const wanted = words(typed)
  if (wanted.length === 0) return { kind: 'none' }
  const named = entities.map((entity) => ({ entity, words: words(entity.name) }))
  const candidates = named
    .filter(({ words: own }) => wanted.every((word) => own.some((each) => each.startsWith(word))))
    .map(({ entity }) => entity)
  const picked = candidates.find(({ id }) => id === chosen)
  if (picked) return { kind: 'one', entity: picked }
  const exact = named.filter(({ words: own }) => own.join(' ') === wanted.join(' '))
  if (exact.length === 1 && exact[0]) return { kind: 'one', entity: exact[0].entity }
  if (candidates.length > MOST_CANDIDATES) return { kind: 'too-many' }
  return candidates.length === 0 ? { kind: 'none' } : { kind: 'several', candidates }
}

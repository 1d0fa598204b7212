import type { NamedLink } from '#app/kit/shell/navigation.ts'
import { manualAddress } from '#app/kit/words/manual-names.ts'
import type { Role } from '#db/schema/roles.ts'
import { ALL_MANUALS } from './all-manuals.ts'
import type { ManualPart } from './manual.ts'

const pagesOf = ({ at, alsoFrom = [] }: ManualPart) => [...at, ...alsoFrom]

/** An address of the routes as it is looked for: a name (`:year`) stands for whatever is written in its place. */
const compiled = (address: string) => ({
  address,
  names: address.split(':').length,
  fits: new RegExp(`^${address.replace(/:\w+/g, '[^/]+')}/?$`, 'i'),
})

/**
 * The pages of all manuals. Those with fewer names come first, as the framework has it: `/aplicaciones/nueva` is not the
 * page of an application. They are compiled once, for every page that is drawn asks.
 */
const PAGES = [...new Set(ALL_MANUALS.flatMap(({ parts }) => parts.flatMap(pagesOf)))]
  .map(compiled)
  .sort((one, other) => one.names - other.names)

/** Links to the parts of a role's manual that tell what is done on a page, in their order; none where no part does. */
export function partsAt(role: Role, path: string): NamedLink[] {
  const page = PAGES.find(({ fits }) => fits.test(path))?.address
  if (page === undefined) return []
  const parts = ALL_MANUALS.find((manual) => manual.role === role)?.parts ?? []
  return parts
    .filter((part) => pagesOf(part).includes(page))
    .map(({ id, title }) => ({ to: `${manualAddress(role)}#${id}`, label: title }))
}

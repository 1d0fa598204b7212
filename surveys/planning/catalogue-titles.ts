import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { measureTitle } from './measure-better.ts'

/** Every title of an action in our own words, of all versions and of every kind of entity. */
const TITLES: ReadonlySet<string> = new Set(
  INSTRUMENTS.flatMap(({ title: instrument, actions }) => [
    measureTitle(instrument),
    ...actions.flatMap(({ title, variants = [] }) => [
      title,
      ...variants.flatMap((variant) => ('title' in variant && variant.title !== undefined ? [variant.title] : [])),
    ]),
  ]),
)

/** Whether a title stands word for word in the catalogue: nobody of the entity wrote anything into it. */
export function isCatalogueTitle(title: string): boolean {
  return TITLES.has(title)
}

import { orderedClasses } from '#app/kit/figures/distribution-classes.ts'
import type { ItemEnd } from '#app/kit/words/claims/level-claims.ts'
import { roundTo } from '#surveys/disclosure/rounding.ts'
import type { ItemDistribution, Release } from '#surveys/disclosure/release.ts'
import type { InstrumentDescription } from './view-results.server.ts'

type Item = InstrumentDescription['dimensions'][number]['items'][number]
type Shown = Extract<ItemDistribution, { kind: 'shown' }>
/** An end with the id of its question. */
export type NamedItem = ItemEnd & { readonly id: string }
type ShownItem = { readonly item: Item; readonly shown: Shown }

/** Items of each end that are named; with fewer than both ends together nothing is. */
const NAMED = 3
const NEAREST = 5

function shownItems(release: Release, { dimensions }: InstrumentDescription): ShownItem[] {
  const shown = new Map(
    release.items.flatMap(({ id, distribution }) =>
      distribution.kind === 'shown' ? [[id, distribution] as const] : [],
    ),
  )
  return dimensions
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      const found = shown.get(item.id)
      return found ? [{ item, shown: found }] : []
    })
}

/** How all items of the two lists are rounded: as the coarsest of them. */
function precisionOf(items: readonly ShownItem[]): Pick<ItemEnd, 'about' | 'decimals'> {
  return {
    about: items.some(({ shown }) => shown.mean.precision === 'nearest-5'),
    decimals: items.some(({ shown }) => Number.isInteger(shown.mean.value)) ? 0 : 1,
  }
}

function endOf(
  { item, shown }: ShownItem,
  side: ItemEnd['side'],
  { about, decimals }: Pick<ItemEnd, 'about' | 'decimals'>,
): NamedItem {
  const classes = orderedClasses(shown, item.choices, item.points)
  const isOn = ({ points }: { readonly points: number }) => (side === 'favourable' ? points > 0.5 : points < 0.5)
  return {
    id: item.id,
    text: item.text.replace(/\.$/, ''),
    scale: item.scale,
    keyed: item.keyed,
    side,
    shares: classes.filter(isOn).map(({ share }) => share),
    mean: about ? roundTo(NEAREST, shown.mean.value) : shown.mean.value,
    about,
    decimals,
  }
}

/** Items at both ends of the means, each as what was answered to it; null where too few are shown, or both ends are as high. */
export function itemEnds(
  release: Release,
  instrument: InstrumentDescription,
): { readonly highest: readonly NamedItem[]; readonly lowest: readonly NamedItem[] } | null {
  const ranked = shownItems(release, instrument).sort((one, other) => one.shown.mean.value - other.shown.mean.value)
  if (ranked.length < 2 * NAMED) return null
  const [lowest, highest] = [ranked.slice(0, NAMED), ranked.slice(-NAMED).reverse()]
  const precision = precisionOf([...lowest, ...highest])
  const rounded = ({ shown }: ShownItem) => roundTo(NEAREST, shown.mean.value)
  // Where the two ends say the same number there are no ends.
  if (Math.min(...highest.map(rounded)) <= Math.max(...lowest.map(rounded))) return null
  return {
    highest: highest.map((each) => endOf(each, 'favourable', precision)),
    lowest: lowest.map((each) => endOf(each, 'unfavourable', precision)),
  }
}

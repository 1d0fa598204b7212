import type { ItemDistribution, Share } from '#surveys/disclosure/release.ts'

type Shown = Extract<ItemDistribution, { kind: 'shown' }>
/** One class of answers with its place between the least (0) and the most (1) favourable. */
export type OrderedClass = {
  readonly id: string
  readonly text: string
  readonly points: number
  readonly share: Share
}

export const NEUTRAL = 0.5
const GROUP_NAMES = ['Desfavorable', 'Intermedio', 'Favorable'] as const

function groupOf(points: number): 0 | 1 | 2 {
  if (points === NEUTRAL) return 1
  return points < NEUTRAL ? 0 : 2
}

/** The released classes of an item, from least to most favourable, with their words. */
export function orderedClasses(
  distribution: Shown,
  choices: readonly { readonly value: string; readonly text: string }[],
  points: Readonly<Record<string, number | null>>,
): OrderedClass[] {
  return distribution.classes.map(({ choices: values, share }) => {
    const all = values.map((value) => points[value] ?? NEUTRAL)
    const mean = all.reduce((sum, each) => sum + each, 0) / all.length
    const words = values.map((value) => choices.find((choice) => choice.value === value)?.text ?? value)
    const text =
      distribution.detail === 'choices'
        ? words.join()
        : `${GROUP_NAMES[groupOf(mean)]} (${words.join('; ').toLowerCase()})`
    return { id: values.join('-'), text, points: mean, share }
  })
}

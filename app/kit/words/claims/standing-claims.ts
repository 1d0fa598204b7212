/** What a rounded cut may be off by. */
const HALF_STEP = 2.5

/** On which side of the median of the others an entity is; `open` where its interval, or the rounding, reaches it. */
export type Side = 'above' | 'below' | 'open'

/** @param own interval of the entity's score, 0-100. */
export function sideOf(own: { readonly low: number; readonly high: number }, median: number): Side {
  if (own.low > median + HALF_STEP) return 'above'
  return own.high < median - HALF_STEP ? 'below' : 'open'
}

const SIDES = {
  above: 'Su entidad está por encima de la mediana de las demás entidades de su grupo.',
  below: 'Su entidad está por debajo de la mediana de las demás entidades de su grupo.',
  open: 'No se puede afirmar de qué lado de la mediana está su entidad: está demasiado cerca de ella.',
} satisfies Record<Side, string>

/** What may be said of an entity and the median of the others. */
export function standingSentence(side: Side): string {
  return SIDES[side]
}

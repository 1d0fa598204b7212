/** When the walk through a plan begins: from October on what is proposed is of the plan of the next year. */
export const WAY_BEGINS = '2026-11-03T09:00:00-05:00'
/** Year of the plan that is walked through. */
export const WAY_YEAR = 2027
/** Year of the plan of 200 actions. */
export const LONG_YEAR = 2026
export const LONG_ACTIONS = 200

/** Its campaigns: two that end within days, and one of the year after. */
export const WAY_CAMPAIGNS = {
  culture: 'camino-cultura',
  stereotypes: 'camino-este',
  again: 'camino-otra-vez',
} as const
/** Women, and as many men: all of them answer. */
export const WAY_WOMEN = 12

/** Codes of the slips of one of them, one for each person. */
export function wayCodes(campaign: string): string[] {
  const letters = [...'ACDEFGHJKPQR']
  const head = { [WAY_CAMPAIGNS.culture]: 'CAMA', [WAY_CAMPAIGNS.stereotypes]: 'CAME' }[campaign] ?? 'CAMH'
  return ['PA', 'RA'].flatMap((middle) => letters.map((letter) => `${head}${middle}${letter}${letter}`))
}

/** People of each sex from whom on what happened to them keeps the sex beside it, for a release by sex needs as many. */
export const SEX_STAYS_FROM = 100

/**
 * The sex that what happened to a person keeps beside it: *mujer* or *hombre* where the population has enough of each,
 * otherwise none.
 */
export function sexBesideExperience(
  sex: string | null,
  { women, men }: { readonly women: number; readonly men: number },
): 'mujer' | 'hombre' | null {
  const large = women >= SEX_STAYS_FROM && men >= SEX_STAYS_FROM
  return large && (sex === 'mujer' || sex === 'hombre') ? sex : null
}

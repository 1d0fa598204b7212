/** What is looked at before an edition is published, each with its own answer. */
export const RISK_CHECKS = [
  'columns',
  'keys',
  'named-scores',
  'group-size',
  'one-outweighs',
  'own-pages',
  'differences',
  'earlier-editions',
  'report',
] as const
export type RiskCheck = (typeof RISK_CHECKS)[number]

/** Something that must not be published, and where it stands. */
export type RiskFault = { readonly check: RiskCheck; readonly where: string }

export type RiskVerdict = {
  readonly passed: boolean
  /** How many things each check looked at: a check that found nothing to look at says so. */
  readonly looked: Readonly<Record<RiskCheck, number>>
  /** The first fifty. */
  readonly faults: readonly RiskFault[]
}

const MOST_TOLD = 50

/** Puts what the checks found into one verdict. */
export function verdictOf(looked: RiskVerdict['looked'], faults: readonly RiskFault[]): RiskVerdict {
  return { passed: faults.length === 0, looked, faults: faults.slice(0, MOST_TOLD) }
}

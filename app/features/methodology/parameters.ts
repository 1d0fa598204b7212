import { smallestClass, UNKNOWN_FINDING } from '#surveys/disclosure/distribution.ts'
import { OPEN_POINTS } from '#surveys/disclosure/figure.ts'
import { POOL_FROM } from '#surveys/disclosure/pool/gate.ts'
import { WIDE_DISTANCE } from '#surveys/disclosure/norm-verdict.ts'
import { SMALLEST_CLAIM } from '#surveys/disclosure/smallest-claim.ts'
import { FAMILIES_FROM, GROUPS_FROM, SEX_FROM, SHOWN_FROM } from '#surveys/disclosure/noise/allocation.ts'
import { DECIMAL_FROM, DETAIL_BY_LINK_FROM, DETAIL_FROM, EXTREME } from '#surveys/disclosure/rounding.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { SMALLEST_GAP } from '#surveys/scoring/gap.ts'
import { FEWEST_CASES } from '#surveys/scoring/item-analysis.ts'
import {
  LARGEST_RATE_DIFFERENCE,
  NORMAL_QUANTILE,
  PLANNED_DEVIATION,
  PLANNED_MARGIN,
  SMALL_POPULATION,
  SMALLEST_PERCENT,
} from '#surveys/scoring/representative.ts'

const staff = latestInstrument('organizational-culture')
const budget = latestInstrument('public-budget')

/** Every number that a rule of the method names, as the code that scores holds it. Shares are 0-1, the rest points, percents or people. */
export const PARAMETERS = {
  minimumAnsweredShare: staff.scoring.minimumAnsweredShare,
  k: staff.k,
  levels: staff.scoring.levels,
  budgetLevels: budget.scoring.levels,
  decimalFrom: DECIMAL_FROM,
  detailFrom: DETAIL_FROM,
  detailByLinkFrom: DETAIL_BY_LINK_FROM,
  extreme: EXTREME,
  openPoints: OPEN_POINTS,
  smallestClasses: [40, 60, 100, 200].map((n) => [n, smallestClass(n)] as const),
  unknownFinding: UNKNOWN_FINDING,
  smallestGap: SMALLEST_GAP,
  smallestChange: SMALLEST_CLAIM,
  wideDistance: WIDE_DISTANCE,
  prevalenceFrom: SHOWN_FROM,
  groupsFrom: GROUPS_FROM,
  familiesFrom: FAMILIES_FROM,
  prevalenceSexFrom: SEX_FROM,
  fewestCases: FEWEST_CASES,
  fewestEntities: POOL_FROM,
  plannedDeviation: PLANNED_DEVIATION,
  plannedMargin: PLANNED_MARGIN,
  plannedQuantile: NORMAL_QUANTILE,
  smallPopulation: SMALL_POPULATION,
  smallestPercent: SMALLEST_PERCENT,
  largestRateDifference: LARGEST_RATE_DIFFERENCE,
} as const

export type MethodParameters = typeof PARAMETERS

import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'
import { quantityOf } from '#surveys/country-report/country-year.ts'
import { publishedYear } from '#surveys/country-report/observations.ts'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'

const YEAR = 2019

/**
 * What the report on the policy for 2019 says of mechanisms and self-assessments (section II.2, OP05), in the words of its
 * own year. The total that it states and the entities that it names differ by one; both are kept and neither is made up.
 */
export function report2019() {
  const year = publishedYear(YEAR)
  if (!year) throw new Error(`The report for ${YEAR} is missing`)
  const stated = (figure: Parameters<typeof quantityOf>[1]) => quantityOf(year, figure).value ?? 0
  const { policy, mechanismsInShort } = legalFrameOn(year.cutOff)
  return {
    source: `Informe de cumplimiento de la ${policy}, ${YEAR}, sección OP05`,
    year: YEAR,
    mechanisms: {
      stated: stated('mechanisms'),
      named: GOVERNMENT_LEVELS.reduce((sum, level) => sum + year.named[level].length, 0),
      calledTogether: mechanismsInShort,
    },
    activityPlans: stated('plans'),
    selfAssessments: {
      total: stated('tools'),
      culture: stated('tools-organizational-culture'),
      stereotypes: stated('tools-gender-stereotypes'),
      budget: stated('tools-public-budget'),
      harassment: stated('tools-sexual-harassment'),
    },
  }
}

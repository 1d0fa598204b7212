import { legalFrameOn } from '#surveys/norms/legal-frames.ts'

/** The report speaks the words of its own year. */
const { policy, mechanismInShort, mechanismsInShort } = legalFrameOn('2019-12-31')

/**
 * What the report on the policy for 2019 says of mechanisms and self-assessments (section II.2, OP05). The total it
 * states and the entities it names differ by one; both are kept and neither is made up.
 */
export const REPORT_2019 = {
  source: `Informe de cumplimiento de la ${policy}, 2019, sección OP05`,
  year: 2019,
  mechanisms: { stated: 138, named: 137, called: mechanismInShort, calledTogether: mechanismsInShort },
  activityPlans: 67,
  selfAssessments: { total: 50, culture: 15, stereotypes: 23, budget: 9, harassment: 3 },
} as const

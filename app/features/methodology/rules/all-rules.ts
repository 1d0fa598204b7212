import { COMPARISON_RULES } from './comparison-rules.ts'
import { DISCLOSURE_RULES } from './disclosure-rules.ts'
import { SCORE_RULES } from './score-rules.ts'

/** Every rule, in reading order. Its words stand on the page, one block a rule (a test holds it). */
export const METHOD_RULES = [...SCORE_RULES, ...COMPARISON_RULES, ...DISCLOSURE_RULES] as const

export type MethodRuleId = (typeof METHOD_RULES)[number]['id']

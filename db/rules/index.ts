import { ACCOUNT_RULES } from './accounts.ts'
import { ADAPTATION_RULES } from './adaptation.ts'
import { ASSESSMENT_RULES } from './assessments.ts'
import { ASSISTANCE_RULES } from './assistances.ts'
import { AUDIT_RULES } from './audit.ts'
import { CAMPAIGN_RULES } from './campaigns.ts'
import { COUNTRY_REPORT_RULES } from './country-reports.ts'
import { COMPLAINT_REPORT_RULES } from './complaint-reports.ts'
import { ENTITY_RULES } from './entities.ts'
import { EVIDENCE_RULES } from './evidence.ts'
import { FACT_SHEET_RULES } from './fact-sheets.ts'
import { MEF_BUDGET_RULES } from './mef-budget.ts'
import { MINISTRY_SETTINGS_RULES } from './ministry-settings.ts'
import { NOVEMBER_REPORT_RULES } from './november-reports.ts'
import { OPEN_DATA_RULES } from './open-data.ts'
import { PLAN_RULES } from './plans.ts'
import { RELEASE_RULES } from './releases.ts'
import { SCORE_GROUP_RULES } from './score-groups.ts'
import { STAFF_FIGURE_RULES } from './staff-figures.ts'
import { YEARLY_RECORD_RULES } from './yearly-record.ts'

/** Every trigger of the database. */
export const RULES = [
  ...ACCOUNT_RULES,
  ...ADAPTATION_RULES,
  ...ASSESSMENT_RULES,
  ...ASSISTANCE_RULES,
  ...AUDIT_RULES,
  ...CAMPAIGN_RULES,
  ...COUNTRY_REPORT_RULES,
  ...COMPLAINT_REPORT_RULES,
  ...ENTITY_RULES,
  ...EVIDENCE_RULES,
  ...FACT_SHEET_RULES,
  ...MEF_BUDGET_RULES,
  ...MINISTRY_SETTINGS_RULES,
  ...NOVEMBER_REPORT_RULES,
  ...OPEN_DATA_RULES,
  ...PLAN_RULES,
  ...RELEASE_RULES,
  ...SCORE_GROUP_RULES,
  ...STAFF_FIGURE_RULES,
  ...YEARLY_RECORD_RULES,
] as const

export type KnownRule = (typeof RULES)[number]

export type RuleName = KnownRule['name']
/** Rules that a person can meet; each has a sentence for her. */
export type RuleForPeople = Extract<KnownRule, { readonly met: 'person' }>['name']

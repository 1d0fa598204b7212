import type { Rule } from './rule.ts'

export const NOVEMBER_REPORT_RULES = [
  {
    name: 'a_presented_report_is_kept',
    table: 'november_reports',
    before: 'UPDATE',
    refuses: 'a presented report is changed by a correction alone',
    met: 'defect',
  },
  {
    name: 'a_presented_report_is_not_deleted',
    table: 'november_reports',
    before: 'DELETE',
    refuses: 'a presented report is not deleted',
    met: 'defect',
  },
  {
    name: 'november_steps_are_kept',
    table: 'november_steps',
    before: 'UPDATE',
    refuses: 'a step of a report is kept as it was',
    met: 'defect',
  },
  {
    name: 'november_steps_are_not_deleted',
    table: 'november_steps',
    before: 'DELETE',
    refuses: 'a step of a report is not deleted',
    met: 'defect',
  },
  {
    name: 'intake_rules_are_kept',
    table: 'intake_rules',
    before: 'UPDATE',
    refuses: 'how reports are taken in is said anew, not rewritten',
    met: 'defect',
  },
  {
    name: 'intake_rules_are_not_deleted',
    table: 'intake_rules',
    before: 'DELETE',
    refuses: 'how reports were taken in is not deleted',
    met: 'defect',
  },
  {
    name: 'a_text_with_the_head_stands_still',
    table: 'november_drafts',
    before: 'UPDATE OF texts, letter_number, letter_date',
    when: "OLD.state IN ('with-head','presented')",
    refuses: 'a report that waits for the head or was presented is not written on',
    met: 'defect',
  },
] as const satisfies readonly Rule[]

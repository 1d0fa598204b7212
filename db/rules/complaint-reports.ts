import type { Rule } from './rule.ts'

export const COMPLAINT_REPORT_RULES = [
  {
    name: 'complaint_reports_are_kept',
    table: 'complaint_reports',
    before: 'UPDATE',
    refuses: 'a report of complaints is followed by another, never rewritten',
    met: 'defect',
  },
  {
    name: 'a_report_of_complaints_follows_the_one_before',
    table: 'complaint_reports',
    before: 'INSERT',
    when: `
      NEW.revision <> 1 + (
        SELECT coalesce(max(revision), 0) FROM complaint_reports
        WHERE entity_id = NEW.entity_id AND year = NEW.year AND half = NEW.half
      )`,
    refuses: 'a report of complaints follows the one before',
    met: 'defect',
  },
] as const satisfies readonly Rule[]

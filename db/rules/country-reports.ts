import type { Rule } from './rule.ts'

export const COUNTRY_REPORT_RULES = [
  {
    name: 'country_reports_are_kept',
    table: 'country_reports',
    before: 'UPDATE',
    refuses: 'a published country report is kept as it is',
    met: 'defect',
  },
  {
    name: 'country_reports_are_not_deleted',
    table: 'country_reports',
    before: 'DELETE',
    refuses: 'a published country report is not deleted',
    met: 'defect',
  },
  {
    name: 'editions_follow_each_other',
    table: 'country_reports',
    before: 'INSERT',
    when: 'NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM country_reports WHERE year = NEW.year)',
    refuses: 'an edition of a country report follows the one before',
    met: 'person',
  },
  {
    name: 'a_report_draft_stays_of_its_year',
    table: 'country_report_drafts',
    before: 'UPDATE',
    when: 'NEW.year <> OLD.year OR NEW.revision <> OLD.revision + 1',
    refuses: 'a draft of a country report is changed in its own row',
    met: 'defect',
  },
] as const satisfies readonly Rule[]

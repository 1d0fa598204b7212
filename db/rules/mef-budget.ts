import type { Rule } from './rule.ts'

export const MEF_BUDGET_RULES = [
  {
    name: 'a_mef_answer_is_of_the_figures_that_stand',
    table: 'mef_answers',
    before: 'INSERT',
    when: `
      NEW.revision <> (SELECT revision FROM mef_pliegos WHERE entity_id = NEW.entity_id AND year = NEW.year)`,
    refuses: 'the figures changed before they were answered',
    met: 'person',
  },
  {
    name: 'mef_answers_are_kept',
    table: 'mef_answers',
    before: 'UPDATE',
    when: `
      OLD.reply IS NOT NULL OR NEW.id <> OLD.id OR NEW.entity_id <> OLD.entity_id OR NEW.year <> OLD.year
        OR NEW.revision <> OLD.revision OR NEW.verdict <> OLD.verdict OR NEW.programme IS NOT OLD.programme
        OR NEW.reason <> OLD.reason OR NEW.answered_by <> OLD.answered_by
        OR NEW.answered_by_name <> OLD.answered_by_name OR NEW.answered_at <> OLD.answered_at`,
    refuses: 'an answer about figures of MEF is replied to once and kept',
    met: 'person',
  },
  {
    name: 'mef_answers_are_not_deleted',
    table: 'mef_answers',
    before: 'DELETE',
    refuses: 'an answer about figures of MEF is not deleted',
    met: 'defect',
  },
  {
    name: 'mef_revisions_only_rise',
    table: 'mef_pliegos',
    before: 'UPDATE OF revision',
    when: 'NEW.revision <= OLD.revision',
    refuses: 'the revision of figures of MEF rises',
    met: 'defect',
  },
] as const satisfies readonly Rule[]

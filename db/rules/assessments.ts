import type { Rule } from './rule.ts'

export const ASSESSMENT_RULES = [
  {
    name: 'reviewed_assessment_is_final',
    table: 'assessments',
    before: 'UPDATE',
    when: "OLD.status = 'reviewed'",
    refuses: 'a reviewed assessment is final',
    met: 'person',
  },
  {
    name: 'levels_change_while_worked_on',
    table: 'assessment_items',
    before: 'UPDATE OF level, reason',
    when: `
      (OLD.level IS NOT NEW.level OR OLD.reason <> NEW.reason)
        AND (SELECT status FROM assessments WHERE id = NEW.assessment_id) NOT IN ('in-progress','returned')`,
    refuses: 'a submitted level does not change',
    met: 'person',
  },
  {
    name: 'not_reviewed_by_who_assists',
    table: 'assessment_items',
    before: 'UPDATE OF review, verified_level, reviewer_id',
    when: `
      NEW.review <> 'pending' AND EXISTS (
        SELECT 1 FROM assistances JOIN assessments ON assessments.entity_id = assistances.entity_id
        WHERE assessments.id = NEW.assessment_id AND assistances.user_id = NEW.reviewer_id
          AND (assistances.ended_on IS NULL OR assistances.ended_on >= assessments.started_on
            OR assistances.ended_on >= date(assessments.submitted_on, '-12 months'))
      )`,
    refuses: 'who assists the entity does not review it',
    met: 'person',
  },
  {
    name: 'submissions_are_frozen',
    table: 'assessment_submissions',
    before: 'UPDATE',
    refuses: 'what was signed does not change',
    met: 'defect',
  },
  {
    name: 'submissions_are_kept',
    table: 'assessment_submissions',
    before: 'DELETE',
    refuses: 'what was signed is kept',
    met: 'defect',
  },
  {
    name: 'history_is_kept',
    table: 'assessment_history',
    before: 'UPDATE',
    refuses: 'history is append-only',
    met: 'defect',
  },
  {
    name: 'history_is_not_deleted',
    table: 'assessment_history',
    before: 'DELETE',
    refuses: 'history is not deleted',
    met: 'defect',
  },
] as const satisfies readonly Rule[]

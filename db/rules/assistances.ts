import type { Rule } from './rule.ts'

export const ASSISTANCE_RULES = [
  {
    name: 'assistance_only_ends',
    table: 'assistances',
    before: 'UPDATE',
    when: `
      OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL OR NEW.user_id <> OLD.user_id
        OR NEW.entity_id <> OLD.entity_id OR NEW.since <> OLD.since`,
    refuses: 'an assistance only ends',
    met: 'defect',
  },
  {
    name: 'assistance_lasts_while_assessed',
    table: 'assistances',
    before: 'UPDATE OF ended_on',
    when: `
      EXISTS (
        SELECT 1 FROM assessments WHERE entity_id = OLD.entity_id
          AND (status IN ('submitted','returned') OR
            (status = 'in-progress' AND year = CAST(substr(NEW.ended_on, 1, 4) AS integer)))
      )`,
    refuses: 'an assistance lasts while an assessment of the entity is open',
    met: 'person',
  },
  {
    name: 'assistances_are_kept',
    table: 'assistances',
    before: 'DELETE',
    refuses: 'an assistance ends and is kept',
    met: 'defect',
  },
] as const satisfies readonly Rule[]

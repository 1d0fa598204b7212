import type { Rule } from './rule.ts'

export const SCORE_GROUP_RULES = [
  {
    name: 'score_groups_are_frozen',
    table: 'score_groups',
    before: 'UPDATE',
    refuses: 'a group of results is frozen',
    met: 'defect',
  },
  {
    name: 'score_groups_are_kept',
    table: 'score_groups',
    before: 'DELETE',
    refuses: 'a group of results is kept',
    met: 'defect',
  },
  {
    name: 'score_group_members_are_frozen',
    table: 'score_group_members',
    before: 'UPDATE',
    refuses: 'a result stays in its group',
    met: 'defect',
  },
  {
    // Without it a result could enter a second group, and two groups be subtracted.
    name: 'score_group_members_are_kept',
    table: 'score_group_members',
    before: 'DELETE',
    refuses: 'a grouped result is kept',
    met: 'defect',
  },
  {
    // Harassment and stereotypes are compared with nobody.
    name: 'score_group_members_are_results',
    table: 'score_group_members',
    before: 'INSERT',
    when: `NOT EXISTS (
      SELECT 1 FROM released_figures AS figure JOIN score_groups AS own ON own.id = NEW.group_id
      WHERE figure.campaign_id = NEW.result_id AND figure.measure = 'overall' AND figure.cut = '' AND figure.cell = ''
        AND figure.entity_id = NEW.entity_id AND figure.instrument_slug = own.instrument_slug
        AND figure.instrument_slug = 'organizational-culture'
        AND figure.series = own.series AND figure.bound = 'exact' AND figure.value = NEW.value
    ) AND NOT EXISTS (
      SELECT 1 FROM assessments AS assessment JOIN score_groups AS own ON own.id = NEW.group_id
      WHERE assessment.id = NEW.result_id AND assessment.status = 'reviewed' AND assessment.entity_id = NEW.entity_id
        AND assessment.instrument_slug = own.instrument_slug
        AND json_extract(assessment.reviewed_scores, '$.verified.overall.score') = NEW.value
    )`,
    refuses: 'a grouped score that was not published',
    met: 'defect',
  },
] as const satisfies readonly Rule[]

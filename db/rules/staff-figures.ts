import type { Rule } from './rule.ts'

/** Whether the figure that a row names was confirmed, as a condition on `figure` and `decision`. */
const CONFIRMED = `
  staff_figures AS figure
  JOIN staff_figure_decisions AS decision ON decision.figure_id = figure.id AND decision.verdict = 'confirmed'`

export const STAFF_FIGURE_RULES = [
  {
    name: 'staff_figures_are_kept',
    table: 'staff_figures',
    before: 'UPDATE',
    refuses: 'a staff figure is kept as it was proposed',
    met: 'defect',
  },
  {
    name: 'staff_figures_are_not_deleted',
    table: 'staff_figures',
    before: 'DELETE',
    refuses: 'a staff figure is not deleted',
    met: 'defect',
  },
  {
    name: 'a_figure_waits_alone',
    table: 'staff_figures',
    before: 'INSERT',
    when: `
      EXISTS (
        SELECT 1 FROM staff_figures AS other
        WHERE other.entity_id = NEW.entity_id AND other.scope = NEW.scope AND other.campaign_id IS NEW.campaign_id
          AND NOT EXISTS (SELECT 1 FROM staff_figure_decisions WHERE figure_id = other.id)
      )`,
    refuses: 'a figure of this scope waits already',
    met: 'defect',
  },
  {
    name: 'a_figure_for_a_review_is_of_its_campaign',
    table: 'staff_figures',
    before: 'INSERT',
    when: `
      NEW.campaign_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM campaigns
        WHERE id = NEW.campaign_id AND entity_id = NEW.entity_id AND scope = NEW.scope AND status = 'population-review'
          AND NEW.women + NEW.men > population_women + population_men
          AND NOT EXISTS (SELECT 1 FROM population_reviews WHERE campaign_id = campaigns.id)
      )`,
    refuses: 'this campaign does not wait for a figure',
    met: 'person',
  },
  {
    name: 'a_figure_is_decided_once',
    table: 'staff_figure_decisions',
    before: 'INSERT',
    when: 'EXISTS (SELECT 1 FROM staff_figure_decisions WHERE figure_id = NEW.figure_id)',
    refuses: 'a staff figure is decided once',
    met: 'person',
  },
  {
    name: 'nobody_decides_her_own_figure',
    table: 'staff_figure_decisions',
    before: 'INSERT',
    when: `
      NEW.verdict <> 'replaced'
        AND NEW.decided_by = (SELECT proposed_by FROM staff_figures WHERE id = NEW.figure_id)`,
    refuses: 'nobody decides about a figure of her own',
    met: 'person',
  },
  {
    name: 'figure_decisions_are_kept',
    table: 'staff_figure_decisions',
    before: 'UPDATE',
    refuses: 'a decision about a figure is kept',
    met: 'defect',
  },
  {
    name: 'figure_decisions_are_not_deleted',
    table: 'staff_figure_decisions',
    before: 'DELETE',
    refuses: 'a decision about a figure is not deleted',
    met: 'defect',
  },
  {
    name: 'a_population_is_reviewed_by_document',
    table: 'population_reviews',
    before: 'INSERT',
    when: `
      NOT EXISTS (
        SELECT 1 FROM ${CONFIRMED.trim()}
        WHERE figure.id = NEW.figure_id AND figure.campaign_id = NEW.campaign_id
      )`,
    refuses: 'a population is reviewed with a confirmed figure of its own',
    met: 'defect',
  },
  {
    name: 'population_reviews_are_kept',
    table: 'population_reviews',
    before: 'UPDATE',
    refuses: 'the review of a population is kept',
    met: 'defect',
  },
  {
    name: 'population_reviews_are_not_deleted',
    table: 'population_reviews',
    before: 'DELETE',
    refuses: 'the review of a population is not deleted',
    met: 'defect',
  },
  {
    name: 'campaign_opens_with_a_confirmed_figure',
    table: 'campaigns',
    before: 'UPDATE OF status',
    when: `
      OLD.status = 'draft' AND NEW.status IN ('scheduled','open') AND NOT EXISTS (
        SELECT 1 FROM ${CONFIRMED.trim()}
        WHERE figure.id = NEW.population_figure_id AND figure.entity_id = NEW.entity_id AND figure.scope = NEW.scope
          AND figure.women = NEW.population_women AND figure.men = NEW.population_men
          AND figure.counted_on >= date(NEW.opens_on, '-12 months')
      )`,
    refuses: 'a campaign opens with a confirmed figure of its staff',
    met: 'person',
  },
  {
    name: 'a_second_segment_needs_500_people',
    table: 'campaigns',
    before: 'UPDATE OF status',
    when: `
      OLD.status = 'draft' AND NEW.status IN ('scheduled','open')
        AND NEW.extra_segment IS NOT NULL AND NEW.population_women + NEW.population_men < 500`,
    refuses: 'a second segment is asked from 500 people on',
    met: 'person',
  },
  {
    name: 'population_is_fixed_once_scheduled',
    table: 'campaigns',
    before: 'UPDATE OF population_women, population_men, population_figure_id',
    when: `
      OLD.status <> 'draft'
        AND (OLD.population_women <> NEW.population_women OR OLD.population_men <> NEW.population_men
          OR OLD.population_figure_id IS NOT NEW.population_figure_id)
        AND NOT (
          NEW.population_women + NEW.population_men > OLD.population_women + OLD.population_men
          AND EXISTS (
            SELECT 1 FROM ${CONFIRMED.trim()}
            WHERE figure.id = NEW.population_figure_id AND figure.entity_id = NEW.entity_id AND figure.scope = NEW.scope
              AND figure.women = NEW.population_women AND figure.men = NEW.population_men
          )
          AND (
            (OLD.status IN ('scheduled','open')
              AND NEW.population_women >= OLD.population_women AND NEW.population_men >= OLD.population_men)
            OR (OLD.status = 'population-review' AND EXISTS (
              SELECT 1 FROM population_reviews WHERE campaign_id = OLD.id AND figure_id = NEW.population_figure_id
            ))
          )
        )`,
    refuses: 'population is fixed once scheduled',
    met: 'person',
  },
  {
    name: 'a_held_campaign_closes_after_its_review',
    table: 'campaigns',
    before: 'UPDATE OF status',
    when: `
      OLD.status = 'population-review' AND NEW.status = 'closed'
        AND NOT EXISTS (SELECT 1 FROM population_reviews WHERE campaign_id = OLD.id)`,
    refuses: 'a campaign with more answers than people closes after its review',
    met: 'defect',
  },
] as const satisfies readonly Rule[]

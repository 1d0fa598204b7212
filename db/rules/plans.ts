import type { Rule } from './rule.ts'

/** Whether an account advises the entity of a review, did while its plan was written, or in the year before it was signed. */
const advised = (account: string): string => `
      EXISTS (
        SELECT 1 FROM assistances
        JOIN plans ON plans.entity_id = assistances.entity_id AND plans.year = NEW.year
        JOIN plan_versions ON plan_versions.entity_id = assistances.entity_id AND plan_versions.year = NEW.year
          AND plan_versions.version = NEW.version
        WHERE assistances.entity_id = NEW.entity_id AND assistances.user_id = ${account}
          AND (assistances.ended_on IS NULL OR assistances.ended_on >= plans.created_on
            OR assistances.ended_on >= date(plan_versions.signed_on, '-12 months'))
      )`

export const PLAN_RULES = [
  {
    // Whoever still writes adds columns to her change, as long as nothing else happened to the action.
    name: 'plan_events_are_kept',
    table: 'plan_events',
    before: 'UPDATE',
    when: `
      NEW.id <> OLD.id OR NEW.action_id <> OLD.action_id OR NEW.at <> OLD.at OR NEW.user_id <> OLD.user_id
        OR NEW.who <> OLD.who OR NEW.event <> OLD.event OR OLD.event <> 'changed'
        OR substr(NEW.detail, 1, length(OLD.detail) + 2) <> OLD.detail || ', '
        OR EXISTS (SELECT 1 FROM plan_events AS later WHERE later.action_id = OLD.action_id AND later.id > OLD.id)`,
    refuses: 'what happened to a plan is kept as it was',
    met: 'defect',
  },
  {
    name: 'plan_events_are_not_deleted',
    table: 'plan_events',
    before: 'DELETE',
    refuses: 'what happened to a plan is not deleted',
    met: 'defect',
  },
  {
    name: 'plan_steps_are_kept',
    table: 'plan_steps',
    before: 'UPDATE',
    refuses: 'a step of a plan is kept as it was',
    met: 'defect',
  },
  {
    name: 'plan_steps_are_not_deleted',
    table: 'plan_steps',
    before: 'DELETE',
    refuses: 'a step of a plan is not deleted',
    met: 'defect',
  },
  {
    name: 'a_signed_version_is_kept',
    table: 'plan_versions',
    before: 'UPDATE',
    refuses: 'a signed version of a plan is changed by an amendment alone',
    met: 'defect',
  },
  {
    name: 'a_signed_version_is_not_deleted',
    table: 'plan_versions',
    before: 'DELETE',
    refuses: 'a signed version of a plan is not deleted',
    met: 'defect',
  },
  {
    name: 'a_plan_that_is_signed_or_handed_in_does_not_change',
    table: 'plan_actions',
    before: `
      UPDATE OF
        title, rationale, status, decided_on, decision_reason, responsible, in_charge, starts_on, due_on,
        term_months, verification, indicator, baseline, target, soles, poi_activity, poi_year, pei, year`,
    when: `
      EXISTS (
        SELECT 1 FROM plans WHERE plans.entity_id = OLD.entity_id AND plans.year = OLD.year
          AND plans.approval IN ('submitted','signed')
      )`,
    refuses: 'a plan that waits for the head or is signed changes by an amendment alone',
    met: 'person',
  },
  {
    name: 'plan_actions_stay',
    table: 'plan_actions',
    before: 'DELETE',
    refuses: 'an action of a plan is rejected, never deleted',
    met: 'defect',
  },
  {
    name: 'a_follow_up_is_kept',
    table: 'plan_follow_ups',
    before: 'UPDATE',
    refuses: 'what was told of an action is kept as it was',
    met: 'defect',
  },
  {
    name: 'a_follow_up_is_not_deleted',
    table: 'plan_follow_ups',
    before: 'DELETE',
    refuses: 'what was told of an action is not deleted',
    met: 'defect',
  },
  {
    name: 'proof_of_a_plan_is_fixed',
    table: 'plan_evidence',
    before: `
      UPDATE OF
        id, entity_id, year, action_id, kind, shows, reference, document_date, names_people, file_name, media_type, size,
        sha256, added_by, added_on`,
    refuses: 'a proof of an action is taken off and added again, never rewritten',
    met: 'defect',
  },
  {
    name: 'proof_of_a_plan_is_kept',
    table: 'plan_evidence',
    before: 'DELETE',
    refuses: 'a proof of an action that was taken off stays in the history',
    met: 'defect',
  },
  {
    name: 'a_comment_on_a_plan_is_answered_and_nothing_else',
    table: 'plan_comments',
    before: 'UPDATE OF id, entity_id, year, version, action_id, rule, text, user_id, who, at',
    refuses: 'a comment on a plan is answered, never rewritten',
    met: 'defect',
  },
  {
    name: 'a_comment_on_a_plan_is_kept',
    table: 'plan_comments',
    before: 'DELETE',
    refuses: 'a comment on a plan is not deleted',
    met: 'defect',
  },
  {
    name: 'a_promise_is_made_before_the_close',
    table: 'commitments',
    before: 'INSERT',
    when: `
      NEW.published_on IS NOT NULL OR EXISTS (
        SELECT 1 FROM campaigns WHERE campaigns.id = NEW.campaign_id
          AND campaigns.status NOT IN ('draft','scheduled','open')
      )`,
    refuses: 'a page is promised while somebody may still answer, and published later',
    met: 'defect',
  },
  {
    name: 'a_page_is_published_of_a_shown_result',
    table: 'commitments',
    before: 'UPDATE OF published_on',
    when: `
      NEW.published_on IS NOT NULL AND OLD.published_on IS NULL AND NOT EXISTS (
        SELECT 1 FROM releases WHERE releases.campaign_id = NEW.campaign_id
          AND json_extract(releases.content, '$.participation.kind') = 'shown'
      )`,
    refuses: 'no page is published of a campaign without a shown result',
    met: 'defect',
  },
  {
    name: 'what_was_added_to_a_page_stays',
    table: 'commitments',
    before: 'UPDATE OF additions',
    when: `
      EXISTS (
        SELECT 1 FROM json_each(coalesce(OLD.additions, '[]')) AS was
          WHERE was.value NOT IN (SELECT value FROM json_each(coalesce(NEW.additions, '[]')))
      )`,
    refuses: 'a part that was added to a public page is not taken off',
    met: 'defect',
  },
  {
    name: 'a_plan_is_not_reviewed_by_who_assists',
    table: 'plan_reviews',
    before: 'UPDATE OF state, analyst_id',
    when: `NEW.state NOT IN ('lapsed','superseded') AND ${advised('NEW.analyst_id')}`,
    refuses: 'who assists the entity does not review its plan',
    met: 'person',
  },
  {
    name: 'a_plan_is_not_commented_by_who_assists',
    table: 'plan_comments',
    before: 'INSERT',
    when: advised('NEW.user_id'),
    refuses: 'who assists the entity does not comment on its plan',
    met: 'person',
  },
  {
    name: 'a_promised_page_is_kept',
    table: 'commitments',
    before: 'DELETE',
    refuses: 'a page that was promised to who answered is not deleted',
    met: 'defect',
  },
  {
    name: 'a_published_page_stays_published',
    table: 'commitments',
    before: 'UPDATE',
    when: `
      NEW.campaign_id <> OLD.campaign_id OR NEW.public_id <> OLD.public_id OR NEW.promised_on <> OLD.promised_on
        OR (OLD.published_on IS NOT NULL AND NEW.published_on IS NOT OLD.published_on)`,
    refuses: 'a page that was published stays published under its address',
    met: 'defect',
  },
] as const satisfies readonly Rule[]

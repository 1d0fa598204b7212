import type { Rule } from './rule.ts'

export const ACCOUNT_RULES = [
  {
    name: 'memberships_are_kept',
    table: 'memberships',
    before: 'UPDATE OF user_id, role, entity_id, starts_on',
    refuses: 'a membership is ended, not rewritten',
    met: 'defect',
  },
  {
    // A membership begins on the day on which it is given. Who kept codes or typed knows answers for longer than she
    // holds the role: twelve months, until a newer campaign has replaced the one that she knows.
    name: 'keepers_read_no_results',
    table: 'memberships',
    before: 'INSERT',
    when: `
      NEW.ended_at IS NULL AND (
        (NEW.role IN ('custodian','transcriber') AND EXISTS (
          SELECT 1 FROM memberships AS held WHERE held.user_id = NEW.user_id AND held.ended_at IS NULL
            AND coalesce(held.ends_on, '9999') >= NEW.starts_on
            AND (held.entity_id IS NULL
              OR (held.entity_id = NEW.entity_id AND held.role IN ('coordinator','head','reader')))
        ))
        OR (NEW.role IN ('coordinator','head','reader','analyst','administrator') AND EXISTS (
          SELECT 1 FROM memberships AS held WHERE held.user_id = NEW.user_id
            AND held.role IN ('custodian','transcriber')
            AND (NEW.entity_id IS NULL OR held.entity_id = NEW.entity_id)
            AND ((held.ended_at IS NULL AND coalesce(held.ends_on, '9999') >= NEW.starts_on)
              OR (held.confirmed_at IS NOT NULL AND date(NEW.starts_on, '-12 months')
                < min(coalesce(substr(held.ended_at, 1, 10), '9999'), coalesce(held.ends_on, '9999'))))
        ))
      )`,
    refuses: 'who keeps codes or types reads no results',
    met: 'person',
  },
  {
    name: 'who_knows_complaints_leads_nothing',
    table: 'memberships',
    before: 'INSERT',
    when: `
      NEW.ended_at IS NULL AND NEW.role IN ('human-resources','coordinator','head','custodian','transcriber') AND EXISTS (
        SELECT 1 FROM memberships AS held WHERE held.user_id = NEW.user_id AND held.entity_id = NEW.entity_id
          AND held.ended_at IS NULL AND coalesce(held.ends_on, '9999') >= NEW.starts_on
          AND ((NEW.role = 'human-resources' AND held.role IN ('coordinator','head','custodian','transcriber'))
            OR (NEW.role <> 'human-resources' AND held.role = 'human-resources'))
      )`,
    refuses: 'who knows complaints of an entity leads nothing there and holds no answers',
    met: 'person',
  },
  {
    name: 'memberships_do_not_come_back',
    table: 'memberships',
    before: 'UPDATE OF ended_at, ends_on',
    when: `
      (OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL)
        OR coalesce(NEW.ends_on, '9999') > coalesce(OLD.ends_on, '9999')`,
    refuses: 'a membership that ended does not come back',
    met: 'defect',
  },
  {
    name: 'keepers_begin_unconfirmed',
    table: 'memberships',
    before: 'INSERT',
    when: 'NEW.confirmed_at IS NOT NULL',
    refuses: 'a keeper begins unconfirmed',
    met: 'defect',
  },
  {
    name: 'keepers_are_confirmed_by_another',
    table: 'memberships',
    before: 'UPDATE OF confirmed_at, confirmed_by, proposed_by',
    when: `
      OLD.confirmed_at IS NOT NULL OR OLD.ended_at IS NOT NULL OR NEW.proposed_by IS NOT OLD.proposed_by
        OR NEW.confirmed_by = OLD.user_id OR NEW.confirmed_by = OLD.proposed_by
        OR EXISTS (
          SELECT 1 FROM memberships AS held WHERE held.user_id = OLD.user_id AND held.ended_at IS NULL
            AND coalesce(held.ends_on, '9999') >= date(NEW.confirmed_at, '-5 hours')
            AND (held.entity_id IS NULL
              OR (held.entity_id = OLD.entity_id AND held.role IN ('coordinator','head','reader')))
        )
        OR NOT EXISTS (
          SELECT 1 FROM memberships AS judge WHERE judge.user_id = NEW.confirmed_by AND judge.ended_at IS NULL
            AND coalesce(judge.ends_on, '9999') >= date(NEW.confirmed_at, '-5 hours')
            AND (judge.role = 'administrator'
              OR (judge.role = 'head' AND judge.is_delegate = 0 AND judge.entity_id = OLD.entity_id))
        )`,
    refuses:
      'a keeper who reads no results is confirmed once, by the head or an administrator, who did not propose her',
    met: 'defect',
  },
  {
    name: 'requests_are_for_coordinator_or_head',
    table: 'account_requests',
    before: 'INSERT',
    when: `
      NEW.role NOT IN ('coordinator','head') OR length(trim(NEW.resolution)) = 0 OR NEW.resolution_date IS NULL`,
    refuses: 'a request names the resolution of a coordinator or a head',
    met: 'defect',
  },
  {
    name: 'requests_are_decided_once',
    table: 'account_requests',
    before: 'UPDATE',
    when: "OLD.status <> 'pending'",
    refuses: 'a request is decided once',
    met: 'person',
  },
] as const satisfies readonly Rule[]

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

import type { Rule } from './rule.ts'

export const PLAN_RULES = [
  {
    name: 'plan_events_are_kept',
    table: 'plan_events',
    before: 'UPDATE',
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
] as const satisfies readonly Rule[]

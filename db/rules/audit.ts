import type { Rule } from './rule.ts'

export const AUDIT_RULES = [
  {
    name: 'audit_has_no_gap',
    table: 'audit_log',
    before: 'INSERT',
    when: 'NEW.sequence <> coalesce((SELECT max(sequence) FROM audit_log), NEW.sequence - 1) + 1',
    refuses: 'the audit log has no gap',
    met: 'defect',
  },
  {
    name: 'audit_is_not_rewritten',
    table: 'audit_log',
    before: 'UPDATE',
    refuses: 'the audit log is append-only',
    met: 'defect',
  },
  {
    name: 'audit_is_kept_five_years',
    table: 'audit_log',
    before: 'DELETE',
    when: "OLD.at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-5 years')",
    refuses: 'the audit log is kept five years',
    met: 'defect',
  },
] as const satisfies readonly Rule[]

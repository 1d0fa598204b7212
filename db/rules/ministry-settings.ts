import type { Rule } from './rule.ts'

export const MINISTRY_SETTINGS_RULES = [
  {
    name: 'ministry_settings_are_kept',
    table: 'ministry_settings',
    before: 'UPDATE',
    refuses: 'settings of the Ministry are kept as they were',
    met: 'defect',
  },
  {
    name: 'ministry_settings_are_not_deleted',
    table: 'ministry_settings',
    before: 'DELETE',
    refuses: 'settings of the Ministry are not deleted',
    met: 'defect',
  },
] as const satisfies readonly Rule[]

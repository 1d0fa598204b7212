export const ROLES = [
  'coordinator',
  'contributor',
  'reader',
  'custodian',
  'transcriber',
  'human-resources',
  'head',
  'analyst',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

/** Roles that hold codes or answers of single people: they read no results, and act only once they were confirmed. */
export const KEEPER_ROLES = ['custodian', 'transcriber'] as const satisfies readonly Role[]

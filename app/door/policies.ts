import type { Role } from '#db/schema/roles.ts'

/** What each role may do. A new policy without roles does not compile. */
export const POLICIES = {
  'panel:read': ['coordinator', 'head'],
  'campaign:read': ['coordinator', 'head'],
  /** Prepares and runs a campaign: poster too, never slips, paper forms nor mails. */
  'campaign:manage': ['coordinator'],
  /** Says yes to mailboxes that are not of the entity's own domain. */
  'domains:agree': ['head'],
  'certificate:read': ['coordinator', 'head'],
  'certificate:issue': ['coordinator'],
  /** A reader's scope holds only what was shared with her. */
  'release:read': ['coordinator', 'head', 'reader', 'analyst', 'administrator'],
  /** The sheet for the staff and its public page: before it is public it shows a whole plan. */
  'commitment:read': ['coordinator', 'head'],
  /** Publishes that page before its day, and adds to it. */
  'commitment:publish': ['head'],
  'plan:read': ['coordinator', 'head', 'reader', 'analyst', 'administrator'],
  'plan:write': ['coordinator'],
  /** Steps of the approval: who may take which, `features/plan/approval/approval-steps.ts` says. */
  'plan:approve': ['coordinator', 'head'],
  'plan:sign': ['head'],
  /** The plan of one's own entity, or of it what one follows up. */
  'plan:home': ['coordinator', 'head', 'contributor'],
  /** How far an action is and what proves it: a contributor reads it of those that she follows up. */
  'plan:progress': ['coordinator', 'contributor', 'head', 'reader', 'analyst', 'administrator'],
  'plan:follow': ['coordinator', 'contributor'],
  'plan:assigned': ['contributor'],
  /** An action that was told done: the head of her own plan, the Ministry of one that it reads. */
  'plan:send-back': ['head', 'analyst'],
  /** Comments on signed plans; whoever reads the country reads them too. */
  'plan:review': ['analyst'],
  /** What the Ministry said of the plan of one's own entity. */
  'review:read': ['coordinator', 'head'],
  /** The November report of one's own entity: who may take which step, `features/november-report/step-rules.ts` says. */
  'november:write': ['coordinator', 'head'],
  /** What was presented, and its files; to the Ministry nothing before that. */
  'november:read': ['coordinator', 'head', 'analyst', 'administrator'],
  'november:answer': ['analyst'],
  /** Says whether what is presented here must go to the Ministry's desk too. */
  'intake:set': ['administrator'],
  /** The institutional assessment of one's own entity. */
  'assessment:read': ['coordinator', 'contributor', 'head'],
  'assessment:write': ['coordinator', 'contributor'],
  'assessment:review': ['analyst'],
  'evidence:read': ['coordinator', 'contributor', 'head', 'analyst', 'administrator'],
  /** The sheet with totals of staff, on its own page; beside a release it is read by whoever reads that. */
  'facts:read': ['coordinator', 'contributor', 'head'],
  'facts:write': ['coordinator', 'contributor'],
  /** What one's own entity records of a year; the Ministry reads it by `country:read`, once it was sent. */
  'record:read': ['coordinator', 'contributor', 'head'],
  'record:write': ['coordinator', 'contributor'],
  'record:submit': ['head'],
  /** Validates and observes what entities recorded, and records what came by letter and the Ministry's own acts. */
  'record:review': ['analyst'],
  /** What an entity adapts to Ley 32535; it holds nothing of results, so a reader reads all of it. */
  'adaptation:read': ['coordinator', 'contributor', 'head', 'reader'],
  'adaptation:write': ['coordinator', 'contributor'],
  'adaptation:end': ['head'],
  /** Opens the file that proves an adaptation. */
  'adaptation:open': ['coordinator', 'contributor', 'head', 'analyst', 'administrator'],
  /** The half-year sheet on harassment for SERVIR: counts that nobody else of the entity sees. */
  'complaints:write': ['human-resources'],
  /** The same of one entity; its totals go with `country:read`. */
  'complaints:read': ['analyst'],
  /** Slips, paper forms, addresses, and the act that destroys what is left; never participation nor a result. */
  'codes:keep': ['custodian'],
  'paper:type': ['transcriber'],
  'country:read': ['analyst', 'administrator'],
  /** Writes, signs and publishes the yearly report of the country. */
  'country-report:write': ['analyst', 'administrator'],
  /** Publishes the open data of a year, and takes them back. Everybody of the Ministry reads the preview by `country:read`. */
  'open-data:publish': ['analyst'],
  /** Decides about figures of staff, and about campaigns with more answers than people. */
  'population:review': ['analyst'],
  /** Figures of MEF: brings them in, and replies to what entities object. */
  'mef:manage': ['analyst'],
  /** Confirms those of one's own entity, or objects. */
  'mef:answer': ['coordinator', 'head'],
  'items:read': ['analyst', 'administrator'],
  'items:count': ['analyst'],
  /** States of the bodies attached to one's own entity, which must be a ministry; never a result. */
  'attached:read': ['coordinator', 'head'],
  'legal-papers:read': ['coordinator', 'head'],
  /** What an entity itself says in the directory: proposes figures of its staff, names who answers for personal data. */
  'entity:describe': ['coordinator', 'head'],
  'retention:read': ['analyst', 'administrator'],
  'audit:read': ['administrator'],
  /** What the Ministry says of itself to everybody: sender, contact, terms. */
  'ministry:describe': ['administrator'],
  /** How the program and its machine are: jobs, backups, configuration. */
  'platform:read': ['administrator'],
  'directory:manage': ['administrator'],
  'accounts:manage': ['coordinator', 'head'],
  /** Lends who keeps codes or types to a smaller entity. */
  'accounts:lend': ['head'],
  /** Accounts of every entity and of the Ministry, and who asks for one. */
  'accounts:grant': ['administrator'],
  'coordination:read': ['analyst', 'administrator'],
  'shared:read': ['reader'],
} as const satisfies Record<string, readonly Role[]>

export type Policy = keyof typeof POLICIES

/** Whether a role may do it; pages hide with it, the server decides with it. */
export function can(role: Role, policy: Policy): boolean {
  return (POLICIES[policy] as readonly Role[]).includes(role)
}

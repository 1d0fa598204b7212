import { z } from 'zod'
import type { Role } from '#db/schema/roles.ts'

const day = z.iso.date()
const year = z.number().int()
const ofCampaign = z.object({ campaignId: z.string(), title: z.string() })
const ofTerm = ofCampaign.extend({ closesOn: day })
const ofPlan = z.object({ year })
const ofReport = z.object({ year, dueOn: day })
const ofAction = z.object({ actionId: z.string(), title: z.string(), year, dueOn: day })

/**
 * What somebody is told of by mail, with what its words need: papers, years and days. Nothing of who answers, how many
 * did, or what came of it has a place here. The title of a campaign is its instrument's public one.
 */
export const NOTICE_FACTS = {
  'campaign-opened': ofTerm,
  'campaign-last-days': ofTerm,
  'campaign-closed': ofCampaign,
  'results-ready': ofCampaign,
  'population-review': ofCampaign,
  'plan-submitted': ofPlan,
  'plan-returned': ofPlan,
  'plan-signed': ofPlan,
  'plan-commented': ofPlan,
  'plan-review-lapsed': ofPlan,
  'budget-returned': z.object({ year, items: z.number().int() }),
  'budget-decided': z.object({ year }),
  'action-due': ofAction,
  'action-overdue': ofAction,
  'action-sent-back': ofAction.omit({ dueOn: true }),
  'actions-handed-back': ofPlan.extend({ actions: z.number().int() }),
  'record-observed': ofPlan,
  'november-due': ofReport,
  'november-overdue': ofReport,
  'november-submitted': ofPlan,
  'november-returned': ofPlan,
  'november-presented': ofPlan,
  'november-answered': ofPlan,
  'adaptation-due': z.object({ dueOn: day }),
} as const satisfies Record<string, z.ZodObject>

export type NoticeKind = keyof typeof NOTICE_FACTS
export const NOTICE_KINDS = Object.keys(NOTICE_FACTS) as readonly NoticeKind[]
export type FactsOf<Kind extends NoticeKind> = z.infer<(typeof NOTICE_FACTS)[Kind]>

/** A kind with its facts. */
export type Notice = {
  readonly [Kind in NoticeKind]: { readonly kind: Kind; readonly facts: FactsOf<Kind> }
}[NoticeKind]

/**
 * Which roles are told. A keeper only of what she hands out, types and destroys; a reader of results that were shared
 * with her; a contributor of the budget and of the actions in her charge.
 */
export const TOLD_TO: Readonly<Record<NoticeKind, readonly Role[]>> = {
  'campaign-opened': ['coordinator', 'head', 'custodian', 'transcriber'],
  'campaign-last-days': ['coordinator', 'custodian', 'transcriber'],
  'campaign-closed': ['coordinator', 'head', 'custodian'],
  'results-ready': ['coordinator', 'head', 'reader'],
  'population-review': ['coordinator', 'analyst'],
  'plan-submitted': ['head'],
  'plan-returned': ['coordinator'],
  'plan-signed': ['coordinator', 'head'],
  'plan-commented': ['coordinator', 'head'],
  'plan-review-lapsed': ['coordinator', 'head'],
  'budget-returned': ['coordinator', 'contributor'],
  'budget-decided': ['coordinator', 'contributor', 'head'],
  'action-due': ['coordinator', 'contributor'],
  'action-overdue': ['coordinator', 'contributor'],
  'action-sent-back': ['coordinator', 'contributor'],
  'actions-handed-back': ['coordinator'],
  'record-observed': ['coordinator', 'contributor'],
  'november-due': ['coordinator', 'head'],
  'november-overdue': ['coordinator', 'head'],
  'november-submitted': ['head'],
  'november-returned': ['coordinator'],
  'november-presented': ['coordinator', 'head'],
  'november-answered': ['coordinator', 'head'],
  'adaptation-due': ['coordinator', 'head'],
}

/** Kinds of which somebody with these roles may be told, in the order of the list. */
export function kindsFor(roles: readonly Role[]): NoticeKind[] {
  return NOTICE_KINDS.filter((kind) => TOLD_TO[kind].some((role) => roles.includes(role)))
}

/** Reads what is stored; null for what is no notice of this version of the program. */
export function readNotice(kind: string, facts: unknown): Notice | null {
  if (!Object.hasOwn(NOTICE_FACTS, kind)) return null
  const known = kind as NoticeKind
  const read = NOTICE_FACTS[known].safeParse(facts)
  // The schema of the kind has checked its facts; that they belong together TypeScript does not see.
  return read.success ? ({ kind: known, facts: read.data } as Notice) : null
}

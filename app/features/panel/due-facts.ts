import type { Role } from '#db/schema/roles.ts'

/** By a day (ISO date) after which it is too late or has begun. */
type Dated = { readonly by: string }
/** Since a day (ISO date) on which it began to wait; null where that is not known. */
type Waiting = { readonly since: string | null }
type Fact<Kind extends string, When extends Dated | Waiting, More = object> = { readonly kind: Kind } & When &
  Readonly<More>
type OfCampaign = { campaignId: string; title: string }
/** How many questions, and the first of them in the order of the instrument; null for none. */
type OfBudget = { items: number; itemId: string | null; year: number }

/** How many actions of a plan, which where it is one, and whether they are a contributor's own. */
type OfPlan = {
  actions: number
  named: { readonly actionId: string; readonly title: string } | null
  year: number
  own: boolean
}

/**
 * What waits for a person, as typed facts that her role may know: participation only as it was released that day, of
 * typed paper only what its own page tells her, of people only how many. Each kind has its words in `due-words.ts`.
 */
export type DueFact =
  // Whoever coordinates an entity, or heads it.
  | Fact<'population-exceeded', Waiting, OfCampaign>
  | Fact<'keeper-to-confirm', Waiting, { membershipId: string; name: string; role: Role }>
  | Fact<'accounts-to-confirm', Dated>
  | Fact<'figure-refused', Waiting>
  | Fact<'figure-missing', Waiting>
  | Fact<'keeper-missing', Dated, OfCampaign>
  | Fact<'draft-to-open', Dated, OfCampaign>
  | Fact<'slips-awaited', Dated, OfCampaign>
  | Fact<'paper-untyped', Dated, OfCampaign & { batches: number }>
  | Fact<'participation-behind', Dated, OfCampaign & { answers: number; needed: number }>
  | Fact<'close-near', Dated, OfCampaign>
  | Fact<'results-ready', Waiting, OfCampaign>
  | Fact<'proposals-undecided', Waiting, { actions: number; year: number }>
  | Fact<'plan-to-sign', Waiting, { year: number }>
  | Fact<'plan-returned', Waiting, { year: number }>
  | Fact<'plan-unanswered', Waiting, { year: number }>
  | Fact<'plan-unsent', Waiting, { year: number; isAmendment: boolean }>
  | Fact<'authorities-leave', Dated>
  | Fact<'comments-to-answer', Waiting, { comments: number; year: number }>
  | Fact<'invitations-waiting', Dated, { invitations: number }>
  | Fact<'invitations-over', Waiting, { invitations: number }>
  | Fact<'certificate-possible', Waiting, OfCampaign>
  | Fact<'page-publishes', Dated, OfCampaign>
  | Fact<'facts-missing', Dated, { year: number }>
  /** Documents to be reviewed or adapted to Ley 32535; null of an entity that said nothing yet. */
  | Fact<'adaptation-pending', Dated, { documents: number | null }>
  | Fact<'adaptation-to-end', Dated>
  // The yearly record and the report of November.
  | Fact<'record-observed', Waiting, { facts: number; year: number }>
  | Fact<'record-to-send', Waiting, { facts: number; year: number }>
  | Fact<'record-untold', Dated, { year: number }>
  | Fact<'november-to-present', Dated, { year: number }>
  | Fact<'november-returned', Waiting, { year: number }>
  | Fact<'november-observed', Waiting, { year: number }>
  | Fact<'november-to-sign', Waiting, { year: number }>
  // Recursos Humanos: alike for every entity, whatever was told.
  | Fact<'half-year-sheet', Dated, { half: string }>
  // Who carries out the plan.
  | Fact<'actions-overdue', Waiting, OfPlan>
  | Fact<'actions-due', Dated, OfPlan>
  | Fact<'follow-up-due', Dated, OfPlan>
  /** Of whoever followed them up, the role ended: the coordination says who does from now on. */
  | Fact<'actions-handed-back', Waiting, OfPlan>
  // Who works on the budget.
  | Fact<'budget-returned', Waiting, OfBudget>
  | Fact<'budget-to-sign', Waiting, { year: number }>
  | Fact<'budget-unfinished', Waiting, OfBudget>
  // Keepers.
  | Fact<'slips-to-print', Dated, OfCampaign>
  | Fact<'addresses-to-enter', Dated, OfCampaign>
  | Fact<'act-to-sign', Waiting, OfCampaign>
  | Fact<'batch-to-type', Dated, { batchId: string; code: string; title: string }>
  // The Ministry.
  | Fact<'account-requests', Waiting, { requests: number }>
  | Fact<'keepers-to-confirm', Waiting, { keepers: number; to: string }>
  | Fact<'entities-without-coordination', Waiting, { entities: number }>
  | Fact<'mails-failed', Waiting, { mails: number }>
  /** The newest good backup of a night is old, or there is none. */
  | Fact<'backup-missing', Waiting>
  | Fact<'figures-to-review', Waiting, { figures: number }>
  | Fact<'populations-to-review', Waiting, { campaigns: number }>
  | Fact<'budgets-to-review', Waiting, { budgets: number }>
  | Fact<'plans-to-review', Dated, { plans: number }>
  | Fact<'records-to-validate', Waiting, { entities: number; year: number }>
  | Fact<'november-to-answer', Waiting, { reports: number; year: number }>
  | Fact<'november-missing', Dated, { entities: number; year: number }>

export type DueKind = DueFact['kind']
export type DueFactOf<Kind extends DueKind> = Extract<DueFact, { kind: Kind }>

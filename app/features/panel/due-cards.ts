import { daysBetween } from '#app/kit/program/clock.ts'
import type { DueFact, DueKind } from './due-facts.ts'
import { dueAddress, dueTitle, dueWhen } from './due-words.ts'

/** Cards that stand open; the rest are counted. */
export const CARDS_SHOWN = 5
/** A card that leaves fewer days than this, or none, is marked. */
const PRESSING_DAYS = 4

/**
 * Days that each kind can wait before it is as pressing as what ends today. Where a fact has a day of its own, only that
 * day counts, and the kind's place here decides between equals: who waits for somebody else comes before what one does alone.
 */
export const PATIENCE: Readonly<Record<DueKind, number>> = {
  'population-exceeded': 0,
  'keeper-to-confirm': 2,
  'keepers-to-confirm': 2,
  'account-requests': 5,
  'populations-to-review': 3,
  'figures-to-review': 5,
  'budgets-to-review': 15,
  'plans-to-review': 0,
  'records-to-validate': 20,
  'november-to-answer': 10,
  'november-missing': 0,
  'mails-failed': 3,
  'backup-missing': 0,
  'accounts-to-confirm': 0,
  'figure-refused': 5,
  'figure-missing': 20,
  'keeper-missing': 0,
  'draft-to-open': 0,
  'slips-to-print': 0,
  'slips-awaited': 0,
  'addresses-to-enter': 0,
  'batch-to-type': 0,
  'paper-untyped': 0,
  'participation-behind': 0,
  'close-near': 0,
  'actions-overdue': 5,
  'actions-due': 0,
  'follow-up-due': 0,
  'actions-handed-back': 5,
  'budget-returned': 10,
  'budget-to-sign': 10,
  'results-ready': 3,
  'proposals-undecided': 15,
  'plan-to-sign': 5,
  'plan-returned': 10,
  'plan-unsent': 20,
  'plan-unanswered': 40,
  'authorities-leave': 0,
  'comments-to-answer': 10,
  'record-observed': 10,
  'record-to-send': 10,
  'november-to-present': 0,
  'november-to-sign': 5,
  'november-returned': 5,
  'november-observed': 10,
  'act-to-sign': 5,
  'invitations-waiting': 0,
  'invitations-over': 10,
  'certificate-possible': 30,
  'page-publishes': 0,
  'budget-unfinished': 45,
  'entities-without-coordination': 30,
  'facts-missing': 0,
  'record-untold': 0,
  'half-year-sheet': 0,
  'adaptation-to-end': 0,
  'adaptation-pending': 0,
}

const ORDER = Object.keys(PATIENCE) as DueKind[]

/** One thing that somebody has to do, as it is drawn. */
export type DueCard = {
  /** Alike for the same thing on every day. */
  readonly key: string
  readonly title: string
  /** "cierra en 12 días", "hace 13 días"; empty where no day is known. */
  readonly when: string
  readonly to: string
  readonly pressing: boolean
}

export type DueCards = { readonly first: readonly DueCard[]; readonly rest: readonly DueCard[] }

/** Days that are left, or that the kind's patience leaves; negative once it is late. @param today ISO date. */
function daysLeft(fact: DueFact, today: string): number {
  if ('by' in fact) return daysBetween(today, fact.by)
  return PATIENCE[fact.kind] - (fact.since === null ? 0 : Math.max(0, daysBetween(fact.since, today)))
}

/**
 * "Le toca a usted": what waits for a person, the most pressing first, at most five; equals stand as their kinds do, and
 * then as they came. Pure: the badge counts the same facts. @param today ISO date in Lima time.
 */
export function dueCards(facts: readonly DueFact[], today: string): DueCards {
  const cards = facts
    .map((fact) => ({ fact, left: daysLeft(fact, today) }))
    .sort((one, other) => one.left - other.left || ORDER.indexOf(one.fact.kind) - ORDER.indexOf(other.fact.kind))
    .map(({ fact, left }): DueCard => {
      const to = dueAddress(fact)
      const title = dueTitle(fact)
      return {
        key: `${fact.kind} ${to} ${title}`,
        title,
        when: dueWhen(fact, today),
        to,
        pressing: left < PRESSING_DAYS,
      }
    })
  return { first: cards.slice(0, CARDS_SHOWN), rest: cards.slice(CARDS_SHOWN) }
}

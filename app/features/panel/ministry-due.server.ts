import { listAssistances } from '#db/queries/budget-assistance.server.ts'
import { countWaitingFigures } from '#db/queries/staff-figures.server.ts'
import {
  countEntitiesWithoutCoordinator,
  findOldestRequest,
  listAssessmentsToReview,
  listFailedMails,
} from '#db/queries/waiting.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { confirmationDue } from '#app/door/membership-rules.ts'
import { addDays, addMonths, limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { keepersWaitingFor } from '#app/features/accounts/waiting-keepers.server.ts'
import { backupState } from '#app/features/backups/list-nights.server.ts'
import { isBarred } from '#app/features/budget/rating.ts'
import { nearReviews } from '#app/features/plan/review/near-reviews.server.ts'
import type { DueFact } from './due-facts.ts'
import { recordsDue, reportsDue } from './yearly-queues.server.ts'

/** First day (ISO date) from which a list of accounts that was confirmed, or began, still holds on a day. */
export function confirmedFrom(today: string): string {
  const yearBefore = addMonths(today, -12)
  return confirmationDue(yearBefore, yearBefore) < today ? addDays(yearBefore, 1) : yearBefore
}

/** The newest backup of a night is missing, where they are made. */
function backupDue(now: Date): DueFact[] {
  const state = backupState(runtime().environment.ESPEJO_BACKUPS, now)
  if (state.kind === 'off' || state.kind === 'fresh') return []
  return [{ kind: 'backup-missing', since: state.kind === 'old' ? limaDate(state.newest.madeAt) : null }]
}

/** What waits for the administration: backups, requests, keepers, entities without coordination, mails that do not go out. */
export async function administratorDue(actor: Actor, now: Date): Promise<DueFact[]> {
  const { database } = runtime()
  const today = limaDate(now)
  const [requests, mails, entities] = await Promise.all([
    findOldestRequest(database, actor.scope),
    listFailedMails(database, actor.scope),
    countEntitiesWithoutCoordinator(database, actor.scope, { today, confirmedFrom: confirmedFrom(today) }),
  ])
  const keepers = keepersWaitingFor(actor, () => now)
  const [first] = keepers
  const oldest = mails.flatMap((each) => each.oldest ?? []).sort()[0]
  const given = mails.reduce((sum, each) => sum + each.mails, 0)
  return [
    ...backupDue(now),
    ...(requests
      ? [
          {
            kind: 'account-requests',
            since: limaDate(new Date(requests.oldest)),
            requests: requests.requests,
          } as const,
        ]
      : []),
    ...(first
      ? [
          {
            kind: 'keepers-to-confirm',
            since: null,
            keepers: keepers.length,
            to:
              keepers.length === 1
                ? `/nacional/entidades/${first.entityId}/cuentas/${first.membershipId}`
                : '/nacional/solicitudes',
          } as const,
        ]
      : []),
    ...(oldest === undefined
      ? []
      : [{ kind: 'mails-failed', since: limaDate(new Date(oldest)), mails: given } as const]),
    ...(entities > 0 ? [{ kind: 'entities-without-coordination', since: null, entities } as const] : []),
  ]
}

/** What waits for whoever reviews: figures of staff, populations under review; plans and budgets of entities that she does not advise. */
export async function analystDue(actor: Actor, now: Date): Promise<DueFact[]> {
  const { database } = runtime()
  const [handedIn, periods] = await Promise.all([
    listAssessmentsToReview(database, actor.scope),
    listAssistances(database, actor.userId),
  ])
  const budgets = handedIn.filter(
    (each) =>
      !isBarred(
        periods.filter(({ entityId }) => entityId === each.entityId),
        each,
      ),
  )
  const { plain, ofReview } = countWaitingFigures(database, actor.scope)
  const budget = budgets[0]
  const plans = await nearReviews(actor, limaDate(now))
  return [
    ...(ofReview
      ? [{ kind: 'populations-to-review', since: ofReview.since, campaigns: ofReview.figures } as const]
      : []),
    ...(plain ? [{ kind: 'figures-to-review', since: plain.since, figures: plain.figures } as const] : []),
    ...(budget ? [{ kind: 'budgets-to-review', since: budget.submittedOn, budgets: budgets.length } as const] : []),
    ...(plans ? [{ kind: 'plans-to-review', ...plans } as const] : []),
    ...recordsDue(actor),
    ...reportsDue(actor, limaDate(now)),
  ]
}

import { findAccountRequest, updateRequestDecision, type AccountRequest } from '#db/queries/account-requests.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import {
  alreadyHolds,
  exclusionOfAddress,
  invitationSent,
  invitedFrom,
  inviteWithin,
  noteInvitation,
  type InvitationSent,
} from '#app/features/accounts/invite-account.server.ts'
import { formatShortDate } from '#app/kit/format.ts'
import { requestRefusedMail } from '#app/kit/mail/account-mail-words.ts'
import { queuesMail, sendSoon } from '#app/kit/mail/mail-queue.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import type { TypedDecision } from './form.ts'

/** Why a decision does not count: somebody decided before; the person has the role, or keeps codes; the entity is no more. */
export type DecisionProblem = 'decided' | 'holds' | 'excluded' | 'inactive'

function requestOf(actor: Actor, id: string): AccountRequest {
  const request = findAccountRequest(runtime().database, actor.scope, id)
  if (!request) throw new AppError('not-found')
  return request
}

async function grantProblem(request: AccountRequest, today: string): Promise<DecisionProblem | null> {
  if (request.status !== 'pending') return 'decided'
  if (request.entityStatus !== 'active') return 'inactive'
  if (await exclusionOfAddress(runtime().database, request.email, request, today)) return 'excluded'
  return (await alreadyHolds(runtime().database, request.email, request.role, request.entityId, today)) ? 'holds' : null
}

/**
 * Grants a request: the person is invited with the role and the resolution that she named.
 * @param origin public address of this installation. @throws {AppError} `not-found`, `too-many-attempts`.
 */
export async function grantRequest(
  actor: Actor,
  id: string,
  origin: string,
  clock: Clock = systemClock,
): Promise<InvitationSent | DecisionProblem> {
  const now = clock()
  const request = requestOf(actor, id)
  const problem = await grantProblem(request, limaDate(now))
  if (problem) return problem
  noteInvitation(actor)
  const { name, email, role, entityId, entityName, resolution, resolutionDate } = request
  const dated = resolutionDate === null ? resolution : `${resolution}, del ${formatShortDate(resolutionDate)}`
  const person = { name, email, role, entityId, entityName, resolution: dated }
  const decision = { status: 'granted', decidedBy: actor.userId, decidedAt: now.toISOString() } as const
  const link = inTransaction(
    runtime().database,
    (transaction) => {
      if (findAccountRequest(transaction, actor.scope, id)?.status !== 'pending') return null
      const sent = inviteWithin(transaction, actor, person, invitedFrom(origin), now)
      const deed: Deed = {
        action: 'account-request.granted',
        objectKind: 'account-request',
        objectId: id,
        entityId,
        detail: { invitation: sent.invitationId },
      }
      updateRequestDecision(transaction, request, decision, (noted) => recordDeed(noted, actor, deed, now))
      return sent.link
    },
    'immediate',
  )
  return link === null ? 'decided' : invitationSent(request, link)
}

/** Refuses a request; the reason is mailed to the person. @throws {AppError} `not-found`. @returns whom to tell. */
export function refuseRequest(
  actor: Actor,
  id: string,
  reason: string,
  clock: Clock = systemClock,
): Pick<AccountRequest, 'name' | 'email'> | DecisionProblem {
  const now = clock()
  const request = requestOf(actor, id)
  const { name, email, role, entityId, entityName, status } = request
  if (status !== 'pending') return 'decided'
  const { database, environment } = runtime()
  const at = now.toISOString()
  const decision = { status: 'refused', decidedBy: actor.userId, decidedAt: at, reason } as const
  const deed: Deed = {
    action: 'account-request.refused',
    objectKind: 'account-request',
    objectId: id,
    entityId,
  }
  const done = inTransaction(database, (transaction) => {
    if (!updateRequestDecision(transaction, request, decision, (noted) => recordDeed(noted, actor, deed, now)))
      return false
    const text = requestRefusedMail({ name, roleName: ROLE_NAMES[role], entityName, reason })
    if (queuesMail(environment)) insertMail(transaction, { kind: 'request-refused', recipient: email, ...text }, at)
    return true
  })
  if (!done) return 'decided'
  sendSoon()
  return { name, email }
}

/** What became of a decision; `reason` holds what was typed where that is not enough. */
export type Outcome =
  | { readonly kind: 'granted'; readonly sent: InvitationSent; readonly status: 200 }
  | { readonly kind: 'refused'; readonly name: string; readonly email: string; readonly status: 200 }
  | {
      readonly kind: 'no-reason'
      readonly id: string
      readonly reason: string
      readonly problem: string
      readonly status: 422
    }
  | { readonly kind: 'undecided'; readonly why: DecisionProblem; readonly status: 409 }

const undecided = (why: DecisionProblem): Outcome => ({ kind: 'undecided', why, status: 409 })

/** Grants or refuses a request. @param origin public address of this installation. @throws {AppError} where there is no such request. */
export async function decideRequest(actor: Actor, typed: TypedDecision, origin: string): Promise<Outcome> {
  const { requestId: id } = typed
  if (typed.kind === 'grant') {
    const sent = await grantRequest(actor, id, origin)
    return typeof sent === 'string' ? undecided(sent) : { kind: 'granted', sent, status: 200 }
  }
  const { reason, problem } = typed
  if (problem) return { kind: 'no-reason', id, reason, problem, status: 422 }
  const told = refuseRequest(actor, id, reason)
  return typeof told === 'string' ? undecided(told) : { kind: 'refused', ...told, status: 200 }
}

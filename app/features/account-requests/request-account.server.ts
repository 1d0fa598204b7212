import { randomBytes } from 'node:crypto'
import {
  accountRequest,
  countPendingRequests,
  decidedRequests,
  decideRequest,
  insertAccountRequest,
  pendingRequests,
  requestableEntities,
  type AccountRequest,
} from '#db/queries/account-requests.server.ts'
import { membersWithin, type Member } from '#db/queries/accounts.server.ts'
import { unsettledInvitations, type Invitation } from '#db/queries/invitations.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { formatShortDate } from '#app/kit/format.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { requestRefusedMail } from '#app/kit/mail/mail-texts.ts'
import { queuesMail, sendSoon } from '#app/kit/mail/mail-queue.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { can } from '#app/door/policies.ts'
import { standing } from '#app/door/membership-rules.ts'
import { accountRequestsMade } from '#app/door/attempts.ts'
import {
  alreadyHolds,
  invitationSent,
  inviteWithin,
  noteInvitation,
  type InvitationSent,
} from '#app/features/accounts/invite-account.server.ts'
import { domainNotice } from './mail-domain.ts'
import { readRequestForm } from './form.ts'

const DECIDED_SHOWN = 50

/** Entities of which an account may be asked for. */
export async function viewRequestForm() {
  return { entities: await requestableEntities(runtime().database), sendsMail: queuesMail(runtime().environment) }
}

export type RequestFormView = Awaited<ReturnType<typeof viewRequestForm>>
export type RequestRefused = {
  readonly problems: FieldProblems
  readonly candidates: RequestFormView['entities']
  readonly status: 422 | 429
}

/**
 * Stores what a person without an account asks for. The answer is the same whether she has one, or asked before.
 * @param address of the visitor. @returns null where it was taken.
 */
export async function askForAccount(
  form: FormData,
  address: string,
  clock: Clock = systemClock,
): Promise<RequestRefused | null> {
  const now = clock()
  const { database } = runtime()
  const read = readRequestForm(form, await requestableEntities(database), limaDate(now))
  if (!read.ok) return { problems: read.problems, candidates: [...read.candidates], status: 422 }
  if (accountRequestsMade.isSpent(address)) return { problems: {}, candidates: [], status: 429 }
  accountRequestsMade.note(address)
  const id = randomBytes(8).toString('hex')
  database.transaction((transaction) => {
    if (!insertAccountRequest(transaction, { id, ...read.request, requestedAt: now.toISOString() })) return
    recordDeed(
      transaction,
      PROGRAM,
      {
        action: 'account-request.received',
        objectKind: 'account-request',
        objectId: id,
        entityId: read.request.entityId,
        detail: { role: read.request.role },
      },
      now,
    )
  })
  return null
}

type Known = { readonly members: readonly Member[]; readonly invitations: readonly Invitation[]; readonly now: Date }

/** A request with all that helps to decide about it: who acts for the entity already, and what is known of the address. */
function weighed(request: AccountRequest, { members, invitations, now }: Known) {
  const today = limaDate(now)
  const {
    id,
    entityId,
    entityName,
    governmentLevel,
    entityStatus,
    name,
    email,
    position,
    role,
    resolution,
    resolutionDate,
    requestedAt,
  } = request
  const inForce = members.filter((member) => standing({ ...member, confirmBy: null }, today) === 'in-force')
  const here = inForce.filter(({ entity }) => entity?.id === entityId)
  const named = (wanted: Member['role']) => here.filter((member) => member.role === wanted).map((member) => member.name)
  const waiting = invitations.find(
    (each) =>
      each.email === email && each.role === role && each.entityId === entityId && each.expiresAt > now.toISOString(),
  )
  return {
    ...{ id, entityId, entityName, governmentLevel, name, email, position, role, resolution, resolutionDate },
    requestedOn: limaDate(new Date(requestedAt)),
    entityIsActive: entityStatus === 'active',
    coordinators: named('coordinator'),
    heads: named('head'),
    holdsAlready: here.some((member) => member.email === email && member.role === role),
    otherRoles: inForce
      .filter((member) => member.email === email && !(member.entity?.id === entityId && member.role === role))
      .map((member) => ({ role: member.role, entityName: member.entity?.name ?? null })),
    domain: domainNotice(
      email,
      members.filter(({ entity }) => entity?.id === entityId).map((member) => member.email),
    ),
    invitedUntil: waiting ? limaDate(new Date(waiting.expiresAt)) : null,
  }
}

export type WeighedRequest = ReturnType<typeof weighed>

function decided({
  id,
  entityName,
  name,
  email,
  role,
  resolution,
  status,
  decidedAt,
  decidedByName,
  reason,
}: AccountRequest) {
  return {
    id,
    entityName,
    name,
    email,
    role,
    resolution,
    status,
    reason,
    decidedByName,
    decidedOn: decidedAt === null ? null : limaDate(new Date(decidedAt)),
  }
}

/** Requests that wait, with what helps to decide, and the newest decisions. */
export async function viewRequests(actor: Actor, clock: Clock = systemClock) {
  const { database } = runtime()
  const [pending, members, invitations] = await Promise.all([
    pendingRequests(database, actor.scope),
    membersWithin(database, actor.scope),
    unsettledInvitations(database, actor.scope),
  ])
  const known = { members, invitations, now: clock() }
  return {
    pending: pending.map((request) => weighed(request, known)),
    decided: (await decidedRequests(database, actor.scope, DECIDED_SHOWN)).map(decided),
    sendsMail: queuesMail(runtime().environment),
  }
}

export type RequestsView = Awaited<ReturnType<typeof viewRequests>>

/** How many requests wait for a decision of this person; null for whoever decides none. */
export async function pendingRequestCount(actor: Actor): Promise<number | null> {
  return can(actor.role, 'accounts:grant') ? countPendingRequests(runtime().database, actor.scope) : null
}

/** Why a decision does not count: somebody decided before; the person has the role; the entity is no more. */
export type DecisionProblem = 'decided' | 'holds' | 'inactive'

function requestOf(actor: Actor, id: string): AccountRequest {
  const request = accountRequest(runtime().database, actor.scope, id)
  if (!request) throw new AppError('not-found')
  return request
}

async function grantProblem(request: AccountRequest, today: string): Promise<DecisionProblem | null> {
  if (request.status !== 'pending') return 'decided'
  if (request.entityStatus !== 'active') return 'inactive'
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
  const link = runtime().database.transaction((transaction) => {
    if (!decideRequest(transaction, id, { status: 'granted', decidedBy: actor.userId, decidedAt: now.toISOString() }))
      return null
    const sent = inviteWithin(
      transaction,
      actor,
      { name, email, role, entityId, entityName, resolution: dated },
      origin,
      now,
    )
    recordDeed(
      transaction,
      actor,
      {
        action: 'account-request.granted',
        objectKind: 'account-request',
        objectId: id,
        entityId,
        detail: { invitation: sent.invitationId },
      },
      now,
    )
    return sent.link
  })
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
  const { name, email, role, entityId, entityName, status } = requestOf(actor, id)
  if (status !== 'pending') return 'decided'
  const { database, environment } = runtime()
  const done = database.transaction((transaction) => {
    if (
      !decideRequest(transaction, id, {
        status: 'refused',
        decidedBy: actor.userId,
        decidedAt: now.toISOString(),
        reason,
      })
    )
      return false
    recordDeed(
      transaction,
      actor,
      { action: 'account-request.refused', objectKind: 'account-request', objectId: id, entityId },
      now,
    )
    if (queuesMail(environment))
      queueMail(
        transaction,
        {
          kind: 'request-refused',
          recipient: email,
          ...requestRefusedMail({ name, roleName: ROLE_NAMES[role], entityName, reason }),
        },
        now.toISOString(),
      )
    return true
  })
  if (!done) return 'decided'
  sendSoon()
  return { name, email }
}

const SHORTEST_REASON = 5
const LONGEST_REASON = 500

/** What is wrong with a reason for refusing, or null. */
export function reasonProblem(reason: string): string | null {
  if (reason.length < SHORTEST_REASON) return 'Escriba por qué se rechaza: la persona lo leerá'
  return reason.length > LONGEST_REASON ? `Escriba menos de ${LONGEST_REASON} letras` : null
}

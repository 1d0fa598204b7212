import {
  countPendingRequests,
  listDecidedRequests,
  listPendingRequests,
  type AccountRequest,
} from '#db/queries/account-requests.server.ts'
import { listMembers, listMembersCalled, type Member } from '#db/queries/accounts.server.ts'
import { listUnsettledOf, type Invitation } from '#db/queries/invitations.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { standing } from '#app/door/membership-rules.ts'
import { can } from '#app/door/policies.ts'
import { keepersWaitingFor } from '#app/features/accounts/waiting-keepers.server.ts'
import { pageOf } from '#app/kit/page-of.ts'
import { queuesMail } from '#app/kit/mail/mail-queue.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { domainNotice } from '#app/features/accounts/mail-domain.ts'

const DECIDED_SHOWN = 50

/** Who acts for the entities that are asked for, what the addresses hold anywhere, and who was invited. */
type Known = {
  readonly members: readonly Member[]
  readonly called: readonly Member[]
  readonly invitations: readonly Invitation[]
  readonly now: Date
}

/** A request with all that helps to decide about it: who acts for the entity already, and what is known of the address. */
function weighed(request: AccountRequest, { members, called, invitations, now }: Known) {
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
  const isInForce = (member: Member) => standing({ ...member, confirmBy: null }, today) === 'in-force'
  const here = members.filter((member) => member.entity?.id === entityId && isInForce(member))
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
    otherRoles: called
      .filter((member) => member.email === email && isInForce(member))
      .filter((member) => !(member.entity?.id === entityId && member.role === role))
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

/** One page of the requests that wait, the oldest first, with what helps to decide; and the newest decisions. */
export async function viewRequests(actor: Actor, asked = 1, clock: Clock = systemClock) {
  const { database } = runtime()
  const { limit, offset, ...place } = pageOf(await countPendingRequests(database, actor.scope), asked)
  const pending = await listPendingRequests(database, actor.scope, { limit, offset })
  const entityIds = [...new Set(pending.map(({ entityId }) => entityId))]
  const [members, called, invitations] = await Promise.all([
    listMembers(database, actor.scope, entityIds),
    listMembersCalled(
      database,
      actor.scope,
      pending.map(({ email }) => email),
    ),
    listUnsettledOf(database, actor.scope, entityIds),
  ])
  const known = { members, called, invitations, now: clock() }
  return {
    ...place,
    pending: pending.map((request) => weighed(request, known)),
    decided: (await listDecidedRequests(database, actor.scope, DECIDED_SHOWN)).map(decided),
    sendsMail: queuesMail(runtime().environment),
    keepers: keepersWaitingFor(actor, clock),
  }
}

export type RequestsView = Awaited<ReturnType<typeof viewRequests>>

/** How many requests wait for a decision of this person; null for whoever decides none. */
export async function pendingRequestCount(actor: Actor): Promise<number | null> {
  return can(actor.role, 'accounts:grant') ? countPendingRequests(runtime().database, actor.scope) : null
}

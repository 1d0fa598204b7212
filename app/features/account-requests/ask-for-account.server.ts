import { randomBytes } from 'node:crypto'
import { insertAccountRequest, listRequestableEntities } from '#db/queries/account-requests.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { accountRequestsMade } from '#app/door/attempts.ts'
import type { Visitor } from '#app/door/visitor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { queuesMail } from '#app/kit/mail/mail-queue.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { PROGRAM, recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { TypedRequest } from './form.ts'
import { checkRequest } from './request-rules.ts'

/** Entities of which an account may be asked for. */
export async function viewRequestForm() {
  return { entities: await listRequestableEntities(runtime().database), sendsMail: queuesMail(runtime().environment) }
}

export type RequestFormView = Awaited<ReturnType<typeof viewRequestForm>>
export type RequestRefused = {
  readonly problems: FieldProblems
  readonly candidates: RequestFormView['entities']
  readonly status: 422 | 429
}

/**
 * Stores what a person without an account asks for. The answer is the same whether she has one, or asked before.
 * @returns null where it was taken.
 */
export async function askForAccount(
  { address }: Pick<Visitor, 'address'>,
  typed: TypedRequest,
  clock: Clock = systemClock,
): Promise<RequestRefused | null> {
  const now = clock()
  const { database } = runtime()
  const checked = checkRequest(typed, await listRequestableEntities(database), limaDate(now))
  if (!checked.ok) return { problems: checked.problems, candidates: [...checked.candidates], status: 422 }
  if (accountRequestsMade.isSpent(address)) return { problems: {}, candidates: [], status: 429 }
  accountRequestsMade.note(address)
  const id = randomBytes(8).toString('hex')
  const { entityId, role } = checked.request
  const deed: Deed = {
    action: 'account-request.received',
    objectKind: 'account-request',
    objectId: id,
    entityId,
    detail: { role },
  }
  inTransaction(database, (transaction) =>
    insertAccountRequest(transaction, { id, ...checked.request, requestedAt: now.toISOString() }, (noted) =>
      recordDeed(noted, PROGRAM, deed, now),
    ),
  )
  return null
}

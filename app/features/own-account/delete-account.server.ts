import type { Visitor } from '#app/door/visitor.ts'
import { findPasswordHash, forgetAccount } from '#db/queries/account-data.server.ts'
import { listAdministrators, listMembers } from '#db/queries/accounts.server.ts'
import { inTransaction, type Handle } from '#db/unit-of-work.server.ts'
import type { Role } from '#db/schema/roles.ts'
import type { Deed } from '#app/kit/program/record-deed.server.ts'
import type { NormId } from '#surveys/norms/norm.ts'
import { citation, isVerified } from '#surveys/norms/norms.ts'
import { auth, cookiesOf } from '#app/door/auth.server.ts'
import { isOwnCode } from '#app/door/own-code.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { endRole } from '#app/door/end-role.server.ts'
import { actorFor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { DELETED_ACCOUNT_YEARS } from '#app/kit/program/retention-terms.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { recordAccountDeed } from '#app/door/record-account-deed.server.ts'
import { standing } from '#app/door/membership-rules.ts'
import { deletionTries } from '#app/door/attempts.ts'
import type { Account, StandingMembership } from '#app/door/current-account.server.ts'
import type { Deletion } from './form.ts'

/** By which what she did keeps her name although her account goes; of the first another article than this one was read. */
const KEPT_BY: readonly { readonly id: NormId; readonly article?: string }[] = [
  { id: 'ley-29733', article: '20' },
  { id: 'ley-27806' },
]

const MANAGES: ReadonlySet<Role> = new Set(['coordinator', 'head'])

type Left = {
  readonly entityName: string
  readonly role: Role
  readonly others: readonly { readonly name: string; readonly role: Role }[]
  readonly lacks: readonly Role[]
}

/** Who goes on in the entity of somebody who sees its accounts; `lacks` are the roles that nobody holds afterwards. */
async function leftIn(
  { userId, name }: Account,
  { role, entity, confirmBy }: StandingMembership,
  today: string,
): Promise<Left[]> {
  if (!entity || !MANAGES.has(role)) return []
  const { scope } = actorFor({ userId, name, role, entity })
  const members = await listMembers(runtime().database, scope)
  const others = members.filter(
    (member) => member.userId !== userId && standing({ ...member, confirmBy }, today) === 'in-force',
  )
  const lacks = [...MANAGES].filter((kind) => !others.some((other) => other.role === kind))
  return [
    { entityName: entity.name, role, others: others.map((other) => ({ name: other.name, role: other.role })), lacks },
  ]
}

/** Whether nobody else could administer the platform. @param today ISO date. */
function isLastAdministrator(database: Handle, { userId, memberships }: Account, today: string): boolean {
  return (
    memberships.some(({ role, standing: state }) => role === 'administrator' && state === 'in-force') &&
    listAdministrators(database, today).every((administrator) => administrator.userId === userId)
  )
}

/** Everything that deleting the account would do, for its page to say before it is done. */
export async function viewDeletion(account: Account, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const inForce = account.memberships.filter((membership) => membership.standing === 'in-force')
  return {
    email: account.email,
    secondFactor: account.secondFactor,
    lastAdministrator: isLastAdministrator(runtime().database, account, today),
    roles: inForce.map(({ role, entity }) => ({ role, entityName: entity?.name ?? null })),
    left: (await Promise.all(inForce.map((membership) => leftIn(account, membership, today)))).flat(),
    years: DELETED_ACCOUNT_YEARS,
    norms: KEPT_BY.map(({ id, article }) => ({
      label: `${citation(id)}${article ? `, artículo ${article}` : ''}`,
      verified: isVerified(id) && article === undefined,
    })),
  }
}

export type DeletionView = Awaited<ReturnType<typeof viewDeletion>>
export type DeletionProblem = { readonly problems: FieldProblems; readonly status: 409 | 422 | 429 }

/** Whether it is she: by password and, where she has one, by her second step, which is asked only after the right password. */
async function problemsOfIdentity(
  visitor: Visitor,
  account: Account,
  proof: Pick<Deletion, 'password' | 'code'>,
): Promise<FieldProblems> {
  const { password } = await auth().$context
  const hash = findPasswordHash(runtime().database, account.userId)
  if (hash === null || !(await password.verify({ hash, password: proof.password })))
    return { clave: 'La contraseña no coincide' }
  if (!account.secondFactor || (await isOwnCode(visitor, proof.code))) return {}
  return { codigo: 'El código no coincide o ya se usó. Espere a que su aplicación muestre el siguiente' }
}

/** Ends, deletes and notes in one transaction. @returns false for the last administrator, who may not. */
function remove(account: Account, now: Date): boolean {
  const { database } = runtime()
  const today = limaDate(now)
  const person = { id: account.userId, name: account.name, email: account.email }
  return inTransaction(
    database,
    (transaction) => {
      if (isLastAdministrator(transaction, account, today)) return false
      for (const membership of account.memberships) {
        if (membership.endedAt !== null) continue
        const { id, role, entity } = membership
        const actor = actorFor({ userId: account.userId, name: account.name, role, entity })
        const deed: Deed = { action: 'membership.ended', objectKind: 'membership', objectId: id, detail: { role } }
        endRole(transaction, actor, membership, deed, now)
      }
      forgetAccount(transaction, person, today, now, (noted) =>
        recordAccountDeed(noted, account, 'account.deleted', now),
      )
      return true
    },
    'immediate',
  )
}

const LAST = 'Usted es la única persona que administra la plataforma. Invite antes a otra'

/** Deletes the account of whoever proves to be its owner. @returns what ends its session in the browser too. */
export async function deleteAccount(
  visitor: Visitor,
  account: Account,
  deletion: Deletion,
  clock: Clock = systemClock,
): Promise<{ readonly headers: [string, string][] } | DeletionProblem> {
  const now = clock()
  if (isLastAdministrator(runtime().database, account, limaDate(now)))
    return { problems: { seguro: LAST }, status: 409 }
  if (deletionTries.isSpent(account.userId))
    return {
      problems: { clave: 'Hubo muchos intentos seguidos. Espere diez minutos y vuelva a intentar' },
      status: 429,
    }
  if (!deletion.isSure) return { problems: { seguro: 'Marque la casilla para confirmar' }, status: 422 }
  const problems = await problemsOfIdentity(visitor, account, deletion)
  if (Object.keys(problems).length > 0) {
    deletionTries.note(account.userId)
    return { problems, status: 422 }
  }
  if (!remove(account, now)) return { problems: { seguro: LAST }, status: 409 }
  const { headers } = await auth().api.signOut({ headers: visitor.headers, returnHeaders: true })
  return { headers: [...cookiesOf({ headers }), ['Clear-Site-Data', '"cache", "storage"']] }
}

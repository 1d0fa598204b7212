import { listMembers, type Member } from '#db/queries/accounts.server.ts'
import { findEntity } from '#db/queries/directory.server.ts'
import { findAccountPerson, listVouchers } from '#db/queries/keepers.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { programScope, scopeIn } from '#app/door/actor.ts'
import { isLentByMinistry, readsResults, vouchersFor, type Voucher } from '#app/door/keeper-rules.ts'
import { isKeeper } from '#app/door/membership-rules.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { keeperWarnings, type KeeperWarning, type Resembled } from './keeper-warnings.ts'

/** Name of who lends a keeper; null where the entity has her itself. */
export function lenderName(lentBy: string | null): string | null {
  if (lentBy === null) return null
  if (isLentByMinistry(lentBy)) return 'Ministerio de la Mujer y Poblaciones Vulnerables'
  return findEntity(runtime().database, programScope(), lentBy)?.name ?? null
}

/** Whether an actor may vouch for a keeper, or refuse her, among those who could. */
export function mayVouch(
  actor: Pick<Actor, 'userId' | 'role'>,
  keeper: Parameters<typeof vouchersFor>[0],
  candidates: readonly Voucher[],
): boolean {
  return vouchersFor(keeper, candidates).some(({ userId, role }) => userId === actor.userId && role === actor.role)
}

/** Day (ISO date) until which a membership that is over gave access. */
function until({ endsOn, endedAt, startsOn }: Member): string {
  const days = [endsOn, endedAt === null ? null : limaDate(new Date(endedAt))].filter((day) => day !== null)
  return days.sort()[0] ?? startsOn
}

async function warningsOf(member: Member, entityId: string, proposer: Resembled | null): Promise<KeeperWarning[]> {
  const { database } = runtime()
  const others = (await listMembers(database, scopeIn({ id: entityId }))).filter(({ deletedAt }) => deletedAt === null)
  const reading = others.filter((each) => each.userId !== member.userId && readsResults(each.role))
  const resembled = [
    ...reading,
    ...(proposer && !reading.some(({ email }) => email === proposer.email) ? [proposer] : []),
  ]
  const known = new Map(resembled.map(({ name, email, role }) => [email, { name, email, role }]))
  const before = others.filter((each) => each.userId === member.userId && readsResults(each.role))
  const person = findAccountPerson(database, member.userId)
  return keeperWarnings(
    {
      name: member.name,
      email: member.email,
      emailVerified: person?.emailVerified ?? false,
      isLent: member.lentBy !== null,
    },
    [...known.values()],
    others.filter(({ userId, lentBy }) => userId !== member.userId && lentBy === null).map(({ email }) => email),
    before.map((each) => ({ role: each.role, until: until(each) })),
  )
}

/** Whom a keeper waits for; null once she was confirmed, or is over. */
function waitsFor(keeper: Member, candidates: readonly Voucher[]): 'head' | 'administrator' | 'another-head' | null {
  if (keeper.confirmedAt !== null || keeper.endedAt !== null) return null
  const [first] = vouchersFor(keeper, candidates)
  if (first?.role === 'head') return 'head'
  return candidates.some(({ role }) => role === 'head') ? 'another-head' : 'administrator'
}

/** What is known of a keeper by whoever answers for the accounts of her entity; null for another role. @param today ISO date. */
export async function viewKeeper(actor: Actor, member: Member, today: string) {
  if (!isKeeper(member.role) || !member.entity) return null
  const { database } = runtime()
  const candidates = listVouchers(database, member.entity.id, today)
  const proposer = member.proposedBy === null ? null : findAccountPerson(database, member.proposedBy)
  const waiting = waitsFor(member, candidates)
  const proposerRole = candidates.find(({ userId }) => userId === member.proposedBy)?.role ?? 'coordinator'
  const vouches = waiting !== null && mayVouch(actor, member, candidates)
  return {
    unit: member.unit,
    lender: lenderName(member.lentBy),
    proposer: proposer?.name ?? null,
    proposedByMe: member.proposedBy === actor.userId,
    voucher: member.confirmedBy === null ? null : (findAccountPerson(database, member.confirmedBy)?.name ?? null),
    confirmedOn: member.confirmedAt === null ? null : limaDate(new Date(member.confirmedAt)),
    refusal: member.refusal,
    waiting,
    mayVouch: vouches,
    warnings: vouches
      ? await warningsOf(member, member.entity.id, proposer && { ...proposer, role: proposerRole })
      : [],
  }
}

export type KeeperView = NonNullable<Awaited<ReturnType<typeof viewKeeper>>>

import type { Database } from '#db/client.server.ts'
import { findLastDeedPlace, listDeedKindsAfter } from '#db/queries/audit.server.ts'
import type { Role } from '#db/schema/roles.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { dueCards, type DueCards } from './due-cards.ts'
import type { DueFact } from './due-facts.ts'
import { contributorDue, coordinatorDue, headDue } from './entity-due.server.ts'
import { custodianDue, transcriberDue } from './keeper-due.server.ts'
import { halfYearFacts } from './yearly-due.server.ts'
import { administratorDue, analystDue } from './ministry-due.server.ts'

/** Of each role what it may know. Nothing waits for a reader: what she may read others decide. */
const DUE_OF: Readonly<Record<Role, (actor: Actor, now: Date) => Promise<DueFact[]>>> = {
  coordinator: coordinatorDue,
  head: headDue,
  contributor: contributorDue,
  custodian: custodianDue,
  transcriber: transcriberDue,
  'human-resources': (_, now) => Promise.resolve(halfYearFacts(limaDate(now))),
  reader: () => Promise.resolve([]),
  administrator: administratorDue,
  analyst: analystDue,
}

/** On what a deed of the country may change what waits for who sees all of it; of an entity any deed may. */
const CHANGED_BY: Partial<Readonly<Record<Role, ReadonlySet<string>>>> = {
  administrator: new Set(['account-request', 'account', 'membership', 'invitation', 'entity', 'import', 'database']),
  analyst: new Set([
    ...['assessment', 'staff-figure', 'campaign', 'entity', 'database'],
    ...['record-fact', 'november-report', 'import'],
  ]),
}

/** An entity that is no more applies nothing: whoever still has an account in it reads, and is asked for nothing. */
async function factsFor(actor: Actor, now: Date): Promise<DueFact[]> {
  return ownEntityEnd(actor) ? [] : DUE_OF[actor.role](actor, now)
}

/** "Le toca a usted": what waits for whoever is signed in, in the role in which she acts. */
export async function viewDue(actor: Actor, clock: Clock = systemClock): Promise<DueCards> {
  const now = clock()
  return dueCards(await factsFor(actor, now), limaDate(now))
}

/** How long a number is good where nothing was noted since: what a calendar or a mail server did shows that much later. */
const GOOD_FOR_MS = 30_000
/** People whose number is remembered at once. */
const MOST_REMEMBERED = 2_000

type Remembered = { readonly place: number; readonly until: number; readonly waiting: number }
const remembered = new WeakMap<Database, Map<string, Remembered>>()

function rememberedOf(database: Database): Map<string, Remembered> {
  const known = remembered.get(database) ?? new Map<string, Remembered>()
  if (known.size > MOST_REMEMBERED) known.clear()
  remembered.set(database, known)
  return known
}

/** Whether a deed was noted since that may change her number. */
async function isOld({ scope, role }: Actor, { place }: Remembered): Promise<boolean> {
  const kinds = await listDeedKindsAfter(runtime().database, scope, place)
  return kinds.some((kind) => CHANGED_BY[role]?.has(kind) ?? true)
}

/**
 * How many things wait for her: the number beside *Inicio*, of the same list. Every page asks, so it is counted anew only
 * after a noted deed that may have changed it, or once half a minute is over.
 */
export async function countWaiting(actor: Actor, clock: Clock = systemClock): Promise<number> {
  const { database } = runtime()
  const now = clock()
  const known = rememberedOf(database)
  const key = [actor.userId, actor.role, actor.entity?.id, limaDate(now)].join(' ')
  const before = known.get(key)
  // Of a clock that was set back since nothing tells how long ago it was counted.
  const left = before ? before.until - now.getTime() : 0
  if (before && left > 0 && left <= GOOD_FOR_MS && !(await isOld(actor, before))) return before.waiting
  // Before the counting: what is noted meanwhile counts as since.
  const place = await findLastDeedPlace(database)
  const waiting = (await factsFor(actor, now)).length
  known.set(key, { place, until: now.getTime() + GOOD_FOR_MS, waiting })
  return waiting
}

import type { Database } from '#db/client.server.ts'
import { listMembers, type Member } from '#db/queries/accounts.server.ts'
import { findDeed } from '#db/queries/audit.server.ts'
import * as lately from '#db/queries/happenings.server.ts'
import { listLapsedSince, listSentBackSince } from '#db/queries/plan-happenings.server.ts'
import { listHandedBack } from '#db/queries/plan-handovers.server.ts'
import { insertNotices } from '#db/queries/notices.server.ts'
import type { Scope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { programScope, scopeIn } from '#app/door/actor.ts'
import { confirmBy } from '#app/door/current-account.server.ts'
import { standing } from '#app/door/membership-rules.ts'
import { beginOf, limaDate } from '#app/kit/program/clock.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { gatherYearly } from './gather-yearly.server.ts'
import { addressed, askedDays, happeningsOf, type DayFacts, type Happening, type Reader } from './notices-of-day.ts'

const GATHERED = 'notices.gathered'

/** What the tables say of the whole country on a day (ISO date). */
async function factsOf(database: Database, scope: Scope, today: string): Promise<DayFacts> {
  const { since, overdueFrom, until } = askedDays(today)
  return {
    campaigns: lately.listCampaignsSince(database, scope, since).map(({ instrumentHash, ...campaign }) => ({
      ...campaign,
      title: instrumentByHash(instrumentHash).publicTitle,
    })),
    steps: lately.listPlanStepsSince(database, scope, beginOf(since)),
    words: lately.listPlanWordsSince(database, scope, beginOf(since), since).map(({ at, kind, ...word }) => ({
      ...word,
      on: kind === 'end' ? at : limaDate(new Date(at)),
    })),
    budgets: lately.listReviewedSince(database, scope, since),
    actions: lately.listActionsDue(database, scope, overdueFrom, until),
    lapses: listLapsedSince(database, scope, since),
    backs: listSentBackSince(database, scope, beginOf(since)),
    handedBack: (await listHandedBack(database, scope)).map(({ entityId, year, at }) => ({
      ...{ entityId, year, at },
      on: limaDate(new Date(at)),
    })),
    ...gatherYearly(database, scope, today),
  }
}

/** Those in force of an entity, or of the Ministry. */
async function inForce(database: Database, scope: Scope, today: string): Promise<Member[]> {
  const due = await confirmBy(database, scope, today)
  return (await listMembers(database, scope)).filter(
    (member) => member.deletedAt === null && standing({ ...member, confirmBy: due }, today) === 'in-force',
  )
}

async function readersOf(database: Database, happenings: readonly Happening[], today: string): Promise<Reader[]> {
  const members: Member[] = []
  for (const id of new Set(happenings.map(({ entityId }) => entityId)))
    members.push(...(await inForce(database, scopeIn({ id }), today)))
  if (happenings.some(({ roles }) => roles.includes('analyst')))
    members.push(...(await inForce(database, programScope(), today)).filter(({ entity }) => entity === null))
  const sharings = lately.listSharings(database, [...new Set(happenings.flatMap(({ release }) => release ?? []))])
  return members.map(({ id, userId, role, entity }) => ({
    userId,
    role,
    entityId: entity?.id ?? null,
    shared: new Set(sharings.filter(({ membershipId }) => membershipId === id).map(({ campaignId }) => campaignId)),
  }))
}

const isGathered = (database: Parameters<typeof findDeed>[0], today: string) =>
  findDeed(database, GATHERED, 'day', today, {}) !== null

/**
 * Writes down, once a day, what each person is to be told. What happens later on the same day is told the next morning.
 * @returns whether it was not done yet.
 */
export async function gatherNotices(database: Database, now: Date): Promise<boolean> {
  const today = limaDate(now)
  if (isGathered(database, today)) return false
  const happenings = happeningsOf(await factsOf(database, programScope(), today), today)
  const told = addressed(happenings, await readersOf(database, happenings, today))
  const at = now.toISOString()
  const rows = told.map(({ userId, role, key, kind, entityId, facts }) => ({
    ...{ userId, key, kind, entityId, at },
    facts: { ...facts, role },
  }))
  return inTransaction(
    database,
    (transaction) => {
      if (isGathered(transaction, today)) return false
      insertNotices(transaction, rows)
      recordDeed(transaction, PROGRAM, { action: GATHERED, objectKind: 'day', objectId: today }, now)
      return true
    },
    'immediate',
  )
}

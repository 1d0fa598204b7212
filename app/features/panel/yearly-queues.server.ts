import { countMissingReports, listWaitingReports, NOVEMBER_QUEUE_TABLES } from '#db/queries/november-queue.server.ts'
import { listWaitingRecords, WAITING_RECORD_TABLES } from '#db/queries/yearly-due.server.ts'
import type { Database } from '#db/client.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import type { Scope } from '#db/scope.ts'
import { cutOffOf } from '#surveys/november-report/objectives.ts'
import type { Actor } from '#app/door/actor.ts'
import { countedYear } from '#app/features/november-report/counted-year.ts'
import { obligedLevels } from '#app/features/november-report/obligation.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { DueFact } from './due-facts.ts'

/** Days before the last one of a report from which who is missing is counted, and after it. */
const COUNTED_BEFORE = 29
const COUNTED_AFTER = 60

/** Records that wait for a reading, year by year; of entities that she advises others read them. */
export function recordsDue({ scope, userId }: Actor): DueFact[] {
  const { database } = runtime()
  return rememberedWhile(database, scope, WAITING_RECORD_TABLES, `records due ${userId}`, () => {
    const waiting = listWaitingRecords(database, scope, userId)
    return [...new Set(waiting.map(({ year }) => year))].map((year): DueFact => {
      const ofYear = waiting.filter((each) => each.year === year)
      const [since = null] = ofYear.map((each) => each.since).sort()
      return { kind: 'records-to-validate', since, entities: ofYear.length, year }
    })
  })
}

/** Reports of November that wait for an answer, and who is missing around their last day. @param today ISO date. */
export function reportsDue({ scope }: Actor, today: string): DueFact[] {
  const { database } = runtime()
  return rememberedWhile(database, scope, NOVEMBER_QUEUE_TABLES, `reports due ${today}`, () =>
    countedReports(database, scope, today),
  )
}

function countedReports(database: Database, scope: Scope, today: string): DueFact[] {
  const waiting = listWaitingReports(database, scope).map(
    ({ year, reports, since }): DueFact => ({
      kind: 'november-to-answer',
      since: limaDate(new Date(since)),
      reports,
      year,
    }),
  )
  const year = countedYear(today)
  const by = cutOffOf(year)
  if (today < addDays(by, -COUNTED_BEFORE) || today > addDays(by, COUNTED_AFTER)) return waiting
  const entities = countMissingReports(database, scope, { year, levels: obligedLevels(year) })
  return entities > 0 ? [...waiting, { kind: 'november-missing', by, entities, year }] : waiting
}

import type { Database } from '#db/client.server.ts'
import {
  listObservedSince,
  listReportStepsSince,
  listUnadapted,
  listUnpresented,
} from '#db/queries/yearly-happenings.server.ts'
import type { Scope } from '#db/scope.ts'
import { ADAPTATION_LAST_DAY } from '#surveys/adaptation/term.ts'
import { cutOffOf } from '#surveys/november-report/objectives.ts'
import { countedYear } from '#app/features/november-report/counted-year.ts'
import { obligedLevels } from '#app/features/november-report/obligation.ts'
import { addDays, beginOf, daysBetween, limaDate } from '#app/kit/program/clock.ts'
import { DUE_DAYS, NEWS_DAYS } from './news-days.ts'
import type { YearlyFacts } from './yearly-happenings.ts'

/** Whether a last day is so near, or so lately over, that it is told of. */
const isTold = (lastDay: string, today: string) => {
  const left = daysBetween(today, lastDay)
  return left <= DUE_DAYS && left >= -NEWS_DAYS
}

/**
 * What the tables say on a day (ISO date) of records, reports of November and sheets. Of terms only entities that a norm
 * obliges are told.
 */
export function gatherYearly(database: Database, scope: Scope, today: string): YearlyFacts {
  const since = beginOf(addDays(today, 1 - NEWS_DAYS))
  const year = countedYear(today)
  const dueOn = cutOffOf(year)
  return {
    observed: listObservedSince(database, scope, since).map(({ entityId, year: of, at }) => ({
      ...{ entityId, year: of },
      on: limaDate(new Date(at)),
    })),
    reportSteps: listReportStepsSince(database, scope, since),
    unpresented: isTold(dueOn, today)
      ? listUnpresented(database, scope, { year, levels: obligedLevels(year) }).map((each) => ({
          ...each,
          year,
          dueOn,
        }))
      : [],
    unadapted: isTold(ADAPTATION_LAST_DAY, today)
      ? listUnadapted(database, scope).map((each) => ({ ...each, dueOn: ADAPTATION_LAST_DAY }))
      : [],
  }
}

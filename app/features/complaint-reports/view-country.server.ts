import {
  COMPLAINT_TABLES,
  countTold,
  listReportsToldUntil,
  listTold,
  TOLD_TABLES,
} from '#db/queries/complaint-reports.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import { countedUntil, halfBefore, halfId, lastEndedHalf } from '#surveys/complaints/half-years.ts'
import { complaintTotals } from '#surveys/complaints/totals.ts'
import { plainName } from '#surveys/text/written-text.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { TotalsSearch } from './country-search.ts'
import { openReport } from './sealed-report.server.ts'
import { halfWords } from './words.ts'

const PAGE_SIZE = 25
/** Half years that the page offers: the three years of which reports are asked about most. */
const SHOWN_HALVES = 6

/**
 * Totals of a half year over the entities that told until its day, and which entities told of it. Until that day is over
 * nothing is added up: a total that moves with one entity more would tell that entity's counts.
 * @throws {AppError} `not-found` for a half year that is not over.
 */
export function viewTotals(
  actor: Actor,
  { half: asked, search, told, page }: TotalsSearch,
  clock: Clock = systemClock,
) {
  const { database } = runtime()
  const today = limaDate(clock())
  const newest = lastEndedHalf(today)
  const half = asked ?? newest
  if (halfId(half) > halfId(newest)) throw new AppError('not-found')
  const until = countedUntil(half)
  // Thousands of sheets are opened for them, which say the same until another is told; the sheets are let go.
  const totals = () =>
    rememberedWhile(database, actor.scope, COMPLAINT_TABLES, `complaint totals ${halfId(half)}`, () => ({
      made: complaintTotals(
        listReportsToldUntil(database, actor.scope, half, until).flatMap((row) => openReport(row) ?? []),
      ),
    })).made
  const filter = { search: plainName(search), told }
  const make = () => {
    const found = countTold(database, actor.scope, half, filter)
    const pages = Math.max(1, Math.ceil(found / PAGE_SIZE))
    const shown = Math.min(page, pages)
    const part = { limit: PAGE_SIZE, offset: (shown - 1) * PAGE_SIZE }
    return {
      ...{ found, pages, page: shown },
      entities: countTold(database, actor.scope, half, { search: '', told: '' }),
      rows: listTold(database, actor.scope, half, filter, part),
    }
  }
  const key = `told ${JSON.stringify([half, told, page])}`
  const list = filter.search === '' ? rememberedWhile(database, actor.scope, TOLD_TABLES, key, make) : make()
  const halves = [newest]
  while (halves.length < SHOWN_HALVES) halves.push(halfBefore(halves.at(-1) ?? newest))
  return {
    ...{ half: halfId(half), title: halfWords(half), until, search, told, ...list },
    halves: halves.map((each) => ({ id: halfId(each), title: halfWords(each) })),
    totals: today > until ? totals() : null,
    mayOpen: can(actor.role, 'complaints:read'),
  }
}

export type TotalsView = ReturnType<typeof viewTotals>

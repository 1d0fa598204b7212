import {
  countEntitiesOfLevels,
  countMissingReports,
  countNovemberReports,
  findIntakeRule,
  listMissingReports,
  listNovemberReports,
  NOVEMBER_QUEUE_TABLES,
  type ReportQueueAsked,
} from '#db/queries/november-queue.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import { receptionNumber } from '#db/queries/november-reports.server.ts'
import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { FIRST_REPORT_YEAR } from '#surveys/november-report/objectives.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { obligedLevels } from './obligation.ts'
import type { ReportQueueSearch } from './queue-search.ts'

const ROWS_OF_A_PAGE = 25

/** Year of which a queue is where its address names none, or none that has reports. @param today ISO date. */
function yearOf(anio: string, today: string): number {
  const thisYear = Number(today.slice(0, 4))
  const year = anio === '' ? thisYear : Number(anio)
  return year < FIRST_REPORT_YEAR || year > thisYear ? thisYear : year
}

function askedFor({ estado, nivel }: ReportQueueSearch, year: number): ReportQueueAsked {
  return {
    year,
    ...(nivel === '' ? {} : { level: nivel }),
    ...(estado === 'waiting' || estado === 'received' || estado === 'observed' ? { answer: estado } : {}),
    ...(estado === 'sin-firma' ? { unsigned: true as const } : {}),
  }
}

function pageOf(found: number, pagina: number) {
  const pages = Math.max(1, Math.ceil(found / ROWS_OF_A_PAGE))
  const page = Math.min(pagina, pages)
  return { found, pages, page, part: { limit: ROWS_OF_A_PAGE, offset: (page - 1) * ROWS_OF_A_PAGE } }
}

/** Counted again only after one of their rows changed: each count looks for the newest version and the answer of every report. */
const remembered = <T extends object>({ scope }: Actor, key: readonly unknown[], make: () => T): T =>
  rememberedWhile(runtime().database, scope, NOVEMBER_QUEUE_TABLES, `november ${JSON.stringify(key)}`, make)

function presentedList(actor: Actor, search: ReportQueueSearch, year: number) {
  const { database } = runtime()
  const asked = askedFor(search, year)
  return remembered(actor, ['presented', asked, search.pagina], () => {
    const { part, ...page } = pageOf(countNovemberReports(database, actor.scope, asked), search.pagina)
    const rows = listNovemberReports(database, actor.scope, asked, part)
    return {
      ...page,
      kind: 'presented' as const,
      rows: rows.map((row) => ({ ...row, number: receptionNumber(row) })),
    }
  })
}

function missingList(actor: Actor, search: ReportQueueSearch, year: number, obliged: readonly GovernmentLevel[]) {
  const { database } = runtime()
  const levels = search.nivel === '' ? obliged : obliged.filter((level) => level === search.nivel)
  const asked = { year, levels }
  const { part, ...page } = pageOf(countMissingReports(database, actor.scope, asked), search.pagina)
  return { ...page, kind: 'missing' as const, rows: listMissingReports(database, actor.scope, asked, part) }
}

/**
 * One page of the reports of a year, or of who owes one and has not presented it. Everything is counted and paged by the
 * database; no report is opened.
 */
export function reportQueue(actor: Actor, search: ReportQueueSearch, clock: Clock = systemClock) {
  const { database } = runtime()
  const today = limaDate(clock())
  const year = yearOf(search.anio, today)
  const obliged = obligedLevels(year)
  const list =
    search.estado === 'faltan' ? missingList(actor, search, year, obliged) : presentedList(actor, search, year)
  const thisYear = Number(today.slice(0, 4))
  return {
    ...{ today, year, list },
    years: Array.from({ length: thisYear - FIRST_REPORT_YEAR + 1 }, (_, place) => thisYear - place),
    search: { ...search, pagina: list.page },
    counts: remembered(actor, ['counts', year, obliged], () => ({
      obliged: countEntitiesOfLevels(database, actor.scope, obliged),
      missing: countMissingReports(database, actor.scope, { year, levels: obliged }),
      presented: countNovemberReports(database, actor.scope, { year }),
    })),
    intake: findIntakeRule(database),
    maySetIntake: can(actor.role, 'intake:set'),
  }
}

export type ReportQueueView = ReturnType<typeof reportQueue>

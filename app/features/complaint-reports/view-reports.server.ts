import { listComplaintReports, type SealedReport } from '#db/queries/complaint-reports.server.ts'
import { findEntity } from '#db/queries/directory.server.ts'
import type { Scope } from '#db/scope.ts'
import { halfId, openHalves, type HalfYear } from '#surveys/complaints/half-years.ts'
import { COMPLAINT_COUNTS, type ComplaintReport } from '#surveys/complaints/report.ts'
import type { Actor } from '#app/door/actor.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { openReport } from './sealed-report.server.ts'
import { COUNT_FIELDS, halfWords, type HalfState } from './words.ts'

function stateOf(row: SealedReport | null, report: ComplaintReport | null): HalfState {
  if (!row) return 'untold'
  if (!report) return 'unreadable'
  if (report.state === 'none') return 'none'
  return report.deliveredOn === null ? 'counted' : 'delivered'
}

/** The newest of what an entity told of each half year that it told of, newest first. */
function newestOf(scope: Scope, entityId: string): Map<string, SealedReport> {
  const rows = listComplaintReports(runtime().database, scope, entityId)
  const newest = new Map<string, SealedReport>()
  for (const row of rows) {
    const id = halfId({ year: row.year, half: row.half === 1 ? 1 : 2 })
    if (!newest.has(id)) newest.set(id, row)
  }
  return newest
}

/** How one half year of an entity stands. */
function halfOf(newest: ReadonlyMap<string, SealedReport>, half: HalfYear) {
  const row = newest.get(halfId(half)) ?? null
  const report = row && openReport(row)
  return {
    ...{ id: halfId(half), title: halfWords(half), state: stateOf(row, report), report },
    ...{ savedOn: row?.savedOn ?? null, revision: row?.revision ?? 0 },
  }
}

/** Half years that are told, and those that may be told still, newest first. */
function shownHalves(newest: ReadonlyMap<string, SealedReport>, today: string): HalfYear[] {
  const open = openHalves(today)
  const told = [...newest.values()].map(({ year, half }): HalfYear => ({ year, half: half === 1 ? 1 : 2 }))
  const older = told.filter((each) => !open.some((half) => halfId(half) === halfId(each)))
  return [...open, ...older]
}

/** The half years of the actor's entity, for Recursos Humanos. @throws {AppError} `not-found` without an entity. */
export function viewReports(actor: Actor, clock: Clock = systemClock) {
  if (!actor.entity) throw new AppError('not-found')
  const today = limaDate(clock())
  const newest = newestOf(actor.scope, actor.entity.id)
  const open = new Set(openHalves(today).map(halfId))
  const isActive = ownEntityEnd(actor) === null
  return {
    entityName: actor.entity.name,
    halves: shownHalves(newest, today).map((half) => {
      const { id, title, state, savedOn } = halfOf(newest, half)
      return { id, title, state, savedOn, mayTell: isActive && open.has(id) }
    }),
  }
}

export type ReportsView = ReturnType<typeof viewReports>

/** What the form of a half year begins with, by the names of its fields. */
function valuesOf(report: ComplaintReport | null): Record<string, string> {
  if (!report) return {}
  if (report.state === 'none') return { estado: 'no-hubo' }
  const counts = COMPLAINT_COUNTS.map((count) => [COUNT_FIELDS[count], String(report.counts[count])] as const)
  return {
    ...{ estado: 'hubo', mejoras: report.improvements, entregada: report.deliveredOn ?? '' },
    ...Object.fromEntries(counts),
  }
}

/**
 * One half year of the actor's entity, for Recursos Humanos.
 * @throws {AppError} `not-found` for one that is neither told nor may be told, or without an entity.
 */
export function viewReport(actor: Actor, half: HalfYear, clock: Clock = systemClock) {
  if (!actor.entity) throw new AppError('not-found')
  const newest = newestOf(actor.scope, actor.entity.id)
  const isOpen = openHalves(limaDate(clock())).some((open) => halfId(open) === halfId(half))
  if (!isOpen && !newest.has(halfId(half))) throw new AppError('not-found')
  const found = halfOf(newest, half)
  return {
    entityName: actor.entity.name,
    ...found,
    values: valuesOf(found.report),
    mayTell: isOpen && ownEntityEnd(actor) === null,
  }
}

export type ReportView = ReturnType<typeof viewReport>

/** What an entity told of each half year, for an analyst. @throws {AppError} `not-found` outside of the scope. */
export function viewReportsOf(actor: Actor, entityId: string) {
  const entity = findEntity(runtime().database, actor.scope, entityId)
  if (!entity) throw new AppError('not-found')
  const newest = newestOf(actor.scope, entityId)
  const halves = [...newest.values()].map(({ year, half }) => halfOf(newest, { year, half: half === 1 ? 1 : 2 }))
  return { entityName: entity.name, halves }
}

export type ReportsOfEntity = ReturnType<typeof viewReportsOf>

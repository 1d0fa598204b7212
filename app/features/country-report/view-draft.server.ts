import { DRAFTED_REPORT_TABLES, findReportDraft, listEditions } from '#db/queries/country-reports.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import { sha256 } from '#surveys/model/canonical-json.ts'
import type { CountryReport } from '#surveys/country-report/frozen-report.ts'
import { templateFaults } from '#surveys/country-report/template.ts'
import type { FigureId } from '#surveys/country-report/figures.ts'
import { inForceOn } from '#surveys/norms/norms.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { signerOf } from '#app/features/plan/approval/sign-plan.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { shownReport, viewCounted, type CountedView } from './counted-figure.ts'
import { templateFaultWords } from './fault-words.ts'
import { loadYear, yearsToReport } from './load-year.server.ts'
import { BLOCK_IDS, BLOCK_TITLES, makeReport, proposedText, type Counted, type Written } from './make-report.ts'

/** Nothing written yet. */
const UNWRITTEN: Written = { texts: {}, explanations: {} }

/** Digest of what a report says, whatever the day on which it is read: who signs, signs this. */
export function seenMark({ toldBy: _day, ...says }: CountryReport): string {
  return sha256(says)
}

/** Faults of the texts that somebody wrote, as the figures stand now. */
export function writtenFaults({ year }: Counted, { texts }: Written) {
  return BLOCK_IDS.flatMap((id) => {
    const text = texts[id]
    const faults = text === undefined ? [] : templateFaults(text, proposedText(year, id))
    return faults.length > 0 ? [{ id, words: faults.map(templateFaultWords).join('. ') }] : []
  })
}

/** What a page shows of it: the report, and the texts to be edited. */
function shownDraft(counted: Counted, written: Written, report: CountryReport) {
  const faults = writtenFaults(counted, written)
  return {
    report: shownReport(report),
    blocks: BLOCK_IDS.map((id) => ({
      ...{ id, title: BLOCK_TITLES[id], template: written.texts[id] ?? proposedText(counted.year, id) },
      isEdited: written.texts[id] !== undefined,
      fault: faults.find((fault) => fault.id === id)?.words ?? null,
    })),
  }
}

/** The report of a year as it would be published now, with what was written for it and its `seenMark`. @throws {AppError} `not-found`. */
export function loadDraft(actor: Actor, year: number, today: string) {
  const { database } = runtime()
  const make = () => {
    const counted = loadYear(database, actor.scope, year, today)
    const draft = findReportDraft(database, year)
    const written: Written = draft ?? UNWRITTEN
    const report = makeReport(counted, written)
    const shown = {
      ...shownDraft(counted, written, report),
      years: yearsToReport(database, actor.scope, today),
      editions: listEditions(database, year),
    }
    return { counted, draft, written, report, seen: seenMark(report), shown }
  }
  return rememberedWhile(database, actor.scope, DRAFTED_REPORT_TABLES, `drafted report ${year} ${today}`, make)
}

/** Year that is composed where none is asked for: the last one that is over. */
export function usualYear(clock: Clock = systemClock): number {
  return Number(limaDate(clock()).slice(0, 4)) - 1
}

/** The page on which the report of a year is composed. @throws {AppError} `not-found`. */
export async function viewReportDraft(actor: Actor, { year }: { readonly year: number }, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const { draft, report, seen, shown } = loadDraft(actor, year, today)
  return {
    year,
    /** The same object until something of it changes. */
    shown,
    revision: draft?.revision ?? 0,
    saved: draft && { on: draft.savedOn, by: draft.savedBy },
    isOver: today > report.cutOff,
    /** Whether it feeds the report that Ley 32535 asks for. */
    feedsLaw: inForceOn('ley-32535', report.cutOff),
    seen,
    signer: can(actor.role, 'country-report:write')
      ? { name: actor.name, hasSecondStep: (await signerOf(actor))?.secondFactor ?? false }
      : null,
  }
}

/** What a figure of the report counts, as it would be published now. @throws {AppError} `not-found` where it does not say so. */
export function viewDraftFigure(
  actor: Actor,
  { year, figure, page }: { readonly year: number; readonly figure: FigureId; readonly page: number },
  clock: Clock = systemClock,
): CountedView {
  const view = viewCounted(loadDraft(actor, year, limaDate(clock())).report, figure, page)
  if (!view) throw new AppError('not-found')
  return view
}

type Draft = Awaited<ReturnType<typeof viewReportDraft>>
/** With what is remembered of it beside the rest. */
export type ReportDraftView = Omit<Draft, 'shown'> & Draft['shown']

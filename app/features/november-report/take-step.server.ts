import {
  insertNovemberDraft,
  listNovemberVersions,
  updateNovemberState,
  updateNovemberTexts,
  type DraftChange,
} from '#db/queries/november-reports.server.ts'
import type { NovemberStep } from '#db/schema/november-words.ts'
import { findReportFaults } from '#surveys/november-report/find-faults.ts'
import type { Actor } from '#app/door/actor.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { ReportForm } from './form.ts'
import { loadOwnReport, type LoadedReport } from './load-report.server.ts'
import { presentUnsigned, registerSigned, signReport, type Presented } from './present-report.server.ts'
import { deedRefusal, isWritable, type ReportDeed } from './step-rules.ts'
import { stepTrace, writingNote } from './step-trace.server.ts'
import { MOVED, STOPPED } from './words.ts'

/** `moved`: the report is no longer what the page showed. @property number of the reception, of what presented it. */
export type ReportStep =
  | { readonly ok: true; readonly number: string | null }
  | { readonly ok: false; readonly problems: FieldProblems; readonly moved: boolean }

const DONE: ReportStep = { ok: true, number: null }
const refused = (problems: FieldProblems): ReportStep => ({ ok: false, problems, moved: false })

function moved(deed: ReportForm['deed']): ReportStep {
  return { ok: false, moved: true, problems: { [MOVED[deed].field]: MOVED[deed].words } }
}

function write(
  actor: Actor,
  loaded: LoadedReport,
  form: Extract<ReportForm, { deed: 'write' }>,
  now: Date,
): ReportStep {
  const { draft } = loaded
  if (!form.typed.ok) return refused(form.typed.problems)
  const { database } = runtime()
  const place = { entityId: draft.entityId, year: draft.year }
  const note = writingNote(actor, place, now)
  const saved =
    draft.revision === 0
      ? insertNovemberDraft(database, place, form.typed.input, note)
      : updateNovemberTexts(database, draft, form.typed.input, note)
  return saved ? DONE : moved('write')
}

type PlainDeed = Extract<ReportDeed, 'send' | 'take-back' | 'return' | 'correct' | 'drop'>
type PlainStep = { readonly step: Exclude<NovemberStep, 'presented'>; readonly change: DraftChange }

/** What was written for the version that stands. */
function lastWritten(actor: Actor, { draft }: LoadedReport): DraftChange {
  const last = listNovemberVersions(runtime().database, actor.scope, draft).at(-1)
  if (!last) return {}
  const { texts, letter } = last.content
  return { texts, letterNumber: letter.number, letterDate: letter.date }
}

function plainStep(actor: Actor, loaded: LoadedReport, deed: PlainDeed, reason: string, now: Date): PlainStep {
  switch (deed) {
    case 'send':
      return { step: 'sent-to-head', change: { state: 'with-head', sentOn: limaDate(now), returnReason: '' } }
    case 'take-back':
      return { step: 'taken-back', change: { state: 'draft' } }
    case 'return':
      return { step: 'returned', change: { state: 'returned', returnReason: reason } }
    case 'correct':
      return { step: 'correction-started', change: { state: 'draft', correctionReason: reason } }
    case 'drop': {
      const back = { state: 'presented', correctionReason: null, returnReason: '' } as const
      return { step: 'correction-dropped', change: { ...back, ...lastWritten(actor, loaded) } }
    }
  }
}

type Asked = { readonly year: number; readonly visitor: Visitor; readonly form: ReportForm }

async function presentedBy(
  actor: Actor,
  loaded: LoadedReport,
  { form, visitor }: Asked,
  now: Date,
): Promise<Presented | undefined> {
  if (form.deed === 'sign') return signReport(actor, { loaded, form, visitor }, now)
  if (form.deed === 'register') return registerSigned(actor, { loaded, form }, now)
  return form.deed === 'unsigned' ? presentUnsigned(actor, { loaded, form }, now) : undefined
}

/** Deeds that hand on what the page showed, and only what nothing stands against. */
const HANDS_ON: ReadonlySet<ReportForm['deed']> = new Set(['send', 'sign', 'register', 'unsigned', 'return'])
const STOPPED_AT: Partial<Record<ReportForm['deed'], string>> = {
  send: 'enviar',
  sign: 'declaro',
  register: 'archivo',
  unsigned: 'confirmo',
}

async function step(
  actor: Actor,
  loaded: LoadedReport,
  asked: Asked,
  deed: ReportDeed,
  now: Date,
): Promise<ReportStep> {
  const { form } = asked
  if (HANDS_ON.has(deed) && form.digest !== loaded.digest) return moved(deed)
  const place = STOPPED_AT[deed]
  const faults = findReportFaults(loaded.facts, loaded.content.letter)
  if (place !== undefined && faults.some(({ severity }) => severity === 'stops')) return refused({ [place]: STOPPED })
  const presented = await presentedBy(actor, loaded, asked, now)
  if (presented === null) return moved(deed)
  if (presented !== undefined)
    return 'problems' in presented ? refused(presented.problems) : { ok: true, number: presented.number }
  if ('reason' in form && !form.reason.ok) return refused(form.reason.problems)
  const reason = 'reason' in form && form.reason.ok ? form.reason.input : ''
  const plain = plainStep(actor, loaded, deed as PlainDeed, reason, now)
  const traced = stepTrace(actor, loaded.draft, plain.step, reason, now)
  return updateNovemberState(runtime().database, loaded.draft, plain.change, traced) ? DONE : moved(deed)
}

/**
 * Writes on a report, or takes a step of it: sent to the head, returned, signed, presented, corrected. Each leaves its row
 * in the history and its note in the same transaction; whoever comes from an older state is told so.
 * @throws {AppError} `not-found` where it is not hers, or for a year without a report.
 */
export async function takeReportStep(actor: Actor, asked: Asked, clock: Clock = systemClock): Promise<ReportStep> {
  const now = clock()
  const { form, year } = asked
  const loaded = await loadOwnReport(actor, year, now)
  if (ownEntityEnd(actor)) throw new AppError('not-found')
  const isAsShown = loaded.draft.revision === form.revision
  if (form.deed === 'write') {
    if (actor.role !== 'coordinator') throw new AppError('not-found')
    return isAsShown && isWritable(loaded.draft, actor.role) ? write(actor, loaded, form, now) : moved('write')
  }
  const refusal = deedRefusal(form.deed, loaded.draft, actor.role)
  if (refusal === 'role') throw new AppError('not-found')
  return isAsShown && refusal === null ? step(actor, loaded, asked, form.deed, now) : moved(form.deed)
}

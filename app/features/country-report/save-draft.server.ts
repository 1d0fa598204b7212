import {
  findReportDraft,
  insertReportDraft,
  updateReportDraft,
  type ReportDraft,
} from '#db/queries/country-reports.server.ts'
import { reportName, type BlockId } from '#surveys/country-report/frozen-report.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { templateFaults } from '#surveys/country-report/template.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { templateFaultWords } from './fault-words.ts'
import type { ReportDeed } from './form.ts'
import { proposedText, type Written } from './make-report.ts'
import { explanationField, textField } from './report-fields.ts'
import { loadDraft } from './view-draft.server.ts'
import { MOVED, NO_SUCH_FINDING } from './words.ts'

export type DraftSaved =
  | { readonly ok: true }
  /** `moved`: somebody else saved meanwhile. */
  | { readonly ok: false; readonly problems: FieldProblems; readonly moved: boolean }

type Writing = Exclude<ReportDeed, { kind: 'publish' }>
type Asked = { readonly year: number; readonly deed: Writing; readonly revision: number }

const refused = (field: string, problem: string, moved = false): DraftSaved => ({
  ok: false,
  problems: { [field]: problem },
  moved,
})

const fieldOf = (deed: Writing) => (deed.kind === 'explain' ? explanationField(deed.key) : textField(deed.block))

function without(texts: Written['texts'], block: BlockId): Written['texts'] {
  return Object.fromEntries(Object.entries(texts).filter(([id]) => id !== block))
}

/** What is written after a deed. A text that is again the proposed one is no text of hers: it follows the figures. */
function writtenAfter(written: Written, deed: Writing, proposed: string): Written {
  if (deed.kind === 'explain') return { ...written, explanations: { ...written.explanations, [deed.key]: deed.text } }
  const isProposed = deed.kind === 'restore' || deed.text === proposed
  const texts = isProposed ? without(written.texts, deed.block) : { ...written.texts, [deed.block]: deed.text }
  return { ...written, texts }
}

/**
 * Writes a text in place of the proposed one, goes back to that, or says why a finding stands. A text that lost a figure is
 * refused, with the name of the figure.
 * @throws {AppError} `not-found` for a year that has no report.
 */
export function saveReportDraft(actor: Actor, { year, deed, revision }: Asked, clock: Clock = systemClock): DraftSaved {
  const { database } = runtime()
  const now = clock()
  const { counted, written, report } = loadDraft(actor, year, limaDate(now))
  const proposed = deed.kind === 'explain' ? '' : proposedText(counted.year, deed.block)
  if (deed.kind === 'explain' && !report.observations.some(({ key }) => key === deed.key))
    return refused(fieldOf(deed), NO_SUCH_FINDING, true)
  const faults = deed.kind === 'write' ? templateFaults(deed.text, proposed) : []
  if (faults.length > 0) return refused(fieldOf(deed), faults.map(templateFaultWords).join('. '))
  const { texts, explanations } = writtenAfter(written, deed, proposed)
  const what = deed.kind === 'explain' ? { finding: deed.key } : { block: deed.block, text: deed.kind }
  const saved: ReportDraft = {
    ...{ year, texts, explanations, revision: revision + 1 },
    ...{ savedOn: limaDate(now), savedBy: actor.name },
  }
  const deedNoted = { action: 'country-report.saved', objectKind: 'country-report', objectId: reportName({ year }) }
  const note = (transaction: Parameters<typeof recordDeed>[0]) =>
    recordDeed(transaction, actor, { ...deedNoted, detail: { ...what, revision: saved.revision } }, now)
  const done = inTransaction(
    database,
    (transaction) => {
      if (revision > 0) return updateReportDraft(transaction, saved, note)
      if (findReportDraft(transaction, year)) return false
      insertReportDraft(transaction, saved, note)
      return true
    },
    'immediate',
  )
  return done ? { ok: true } : refused(fieldOf(deed), MOVED, true)
}

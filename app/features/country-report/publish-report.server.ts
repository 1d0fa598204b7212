import { countEditions, findEdition, insertEdition } from '#db/queries/country-reports.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { editionDigest, reportName, type Edition } from '#surveys/country-report/frozen-report.ts'
import type { Actor } from '#app/door/actor.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { problemOfCode, signerOf } from '#app/features/plan/approval/sign-plan.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { ReportDeed } from './form.ts'
import { unexplained } from './make-report.ts'
import { explanationField, textField } from './report-fields.ts'
import { loadDraft, seenMark, writtenFaults } from './view-draft.server.ts'
import { CHANGED_SINCE, NEEDS_REASON, NOT_EXPLAINED, NOT_OVER, NOTHING_CHANGED } from './words.ts'

export type ReportPublished =
  | { readonly ok: true; readonly version: number }
  /** `moved`: the report is no longer what the page showed. */
  | { readonly ok: false; readonly problems: FieldProblems; readonly moved: boolean }

const refused = (problems: FieldProblems, moved = false): ReportPublished => ({ ok: false, problems, moved })

type Asked = {
  readonly year: number
  readonly visitor: Visitor
  readonly deed: Extract<ReportDeed, { kind: 'publish' }>
}

type Loaded = ReturnType<typeof loadDraft>

/** What keeps a report from being published, by the field where it is mended; empty where nothing does. */
function obstacles({ counted, written, report }: Loaded, today: string): FieldProblems {
  if (today <= report.cutOff) return { publicar: NOT_OVER }
  const faults = writtenFaults(counted, written).map(({ id, words }) => [textField(id), words] as const)
  const open = unexplained(report).map(({ key, code }) => [explanationField(key), `${code}: ${NOT_EXPLAINED}`] as const)
  return Object.fromEntries([...faults, ...open])
}

/**
 * Signs a report by name and second step and freezes it, for exactly what the page showed. What was published before stays
 * readable; an edition after the first says why it replaces the one before.
 * @throws {AppError} `not-found` for a year that has no report.
 */
export async function publishReport(
  actor: Actor,
  { year, visitor, deed }: Asked,
  clock: Clock = systemClock,
): Promise<ReportPublished> {
  const { database } = runtime()
  const now = clock()
  const today = limaDate(now)
  const loaded = loadDraft(actor, year, today)
  const { report } = loaded
  if (seenMark(report) !== deed.seen) return refused({ publicar: CHANGED_SINCE }, true)
  const problems = obstacles(loaded, today)
  if (Object.keys(problems).length > 0) return refused(problems)
  const before = findEdition(database, year)
  if (before && seenMark(before.content) === seenMark(report)) return refused({ publicar: NOTHING_CHANGED })
  const reason = before ? deed.reason : ''
  if (before && reason.length < 10) return refused({ motivo: NEEDS_REASON })
  const problem = await problemOfCode(actor, await signerOf(actor), visitor, deed.code)
  if (problem !== null) return refused({ codigo: problem })
  const signature = { userId: actor.userId, name: actor.name, position: deed.position }
  return publishEdition(actor, { year, content: report, publishedOn: today, signature, reason }, now)
}

/** Freezes an edition as the next of its year. @throws {RuleRefused} where another was published meanwhile. */
export function publishEdition(actor: Actor, edition: Omit<Edition, 'version'>, now: Date): ReportPublished {
  const { database } = runtime()
  const { year } = edition
  return inTransaction(
    database,
    (transaction): ReportPublished => {
      const numbered: Edition = { ...edition, version: countEditions(transaction, year) + 1 }
      const digest = editionDigest(numbered)
      const detail = { digest, version: numbered.version }
      const deed = { action: 'country-report.published', objectKind: 'country-report', objectId: reportName(edition) }
      insertEdition(transaction, { ...numbered, digest }, (inside) =>
        recordDeed(inside, actor, { ...deed, entityId: null, detail }, now),
      )
      return { ok: true, version: numbered.version }
    },
    'immediate',
  )
}

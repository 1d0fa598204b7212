import { and, asc, desc, eq, inArray, max, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { entities, entityHistory, novemberDrafts, novemberReports, novemberSteps } from '#db/schema/index.ts'
import type { PresentedContent, ReportSignature } from '#db/schema/november-reports.ts'
import type { NovemberStep } from '#db/schema/november-words.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction, type Handle, type Transaction } from '#db/unit-of-work.server.ts'
import { sha256 } from '#surveys/model/canonical-json.ts'
import type { ReportTexts } from '#surveys/november-report/facts.ts'
import { cutOffOf } from '#surveys/november-report/objectives.ts'
import type { Note } from './audit.server.ts'

export type NovemberDraft = typeof novemberDrafts.$inferSelect
export type NovemberVersion = typeof novemberReports.$inferSelect
export type NovemberStepRow = typeof novemberSteps.$inferSelect
/** Which report: of whom, and of which year. */
export type ReportPlace = Pick<NovemberDraft, 'entityId' | 'year'>

/** A step of a report as its history keeps it, with the note of it. */
export type StepTraced = {
  readonly step: NovemberStep
  readonly detail: string
  readonly by: Pick<NovemberStepRow, 'userId' | 'who' | 'at'>
  readonly note: Note
}

/** Number under which a version was received: IN-2026-00012. */
export function receptionNumber({
  receivedYear,
  receivedPlace,
}: Pick<NovemberVersion, 'receivedYear' | 'receivedPlace'>): string {
  return `IN-${receivedYear}-${String(receivedPlace).padStart(5, '0')}`
}

/** Name by which the audit log knows the report of a year. */
export function reportName({ entityId, year }: ReportPlace): string {
  return `${entityId}-${year}`
}

/** Digest of what a signature or a presentation stands for, as the page showed it. */
export function shownDigest(
  {
    entityId,
    year,
    version,
    correctionReason,
  }: Pick<NovemberDraft, 'entityId' | 'year' | 'version' | 'correctionReason'>,
  content: PresentedContent,
): string {
  return sha256({ entityId, year, version: version + 1, correctionReason: correctionReason ?? '', content })
}

/** Digest of a presented version as its row holds it. */
export function presentedDigest({ digest: _own, ...row }: NovemberVersion): string {
  return sha256(row)
}

const ofDraft = ({ entityId, year }: ReportPlace) =>
  and(eq(novemberDrafts.entityId, entityId), eq(novemberDrafts.year, year))
const ofVersions = ({ entityId, year }: ReportPlace) =>
  and(eq(novemberReports.entityId, entityId), eq(novemberReports.year, year))

/** What was written for a report and how far it is, or null where nothing was. */
export function findNovemberDraft(handle: Handle, scope: Scope, place: ReportPlace): NovemberDraft | null {
  return (
    handle
      .select()
      .from(novemberDrafts)
      .where(and(within(scope, novemberDrafts.entityId), ofDraft(place)))
      .get() ?? null
  )
}

/** Reports of the scope that were begun, newest year first. */
export function listNovemberDrafts(handle: Handle, scope: Scope): NovemberDraft[] {
  return handle
    .select()
    .from(novemberDrafts)
    .where(within(scope, novemberDrafts.entityId))
    .orderBy(desc(novemberDrafts.year), asc(novemberDrafts.entityId))
    .all()
}

/** Presented versions of a report, first one first. */
export function listNovemberVersions(handle: Handle, scope: Scope, place: ReportPlace): NovemberVersion[] {
  return handle
    .select()
    .from(novemberReports)
    .where(and(within(scope, novemberReports.entityId), ofVersions(place)))
    .orderBy(asc(novemberReports.version))
    .all()
}

/** What became of a report, first step first. */
export function listNovemberSteps(handle: Handle, scope: Scope, { entityId, year }: ReportPlace): NovemberStepRow[] {
  return handle
    .select()
    .from(novemberSteps)
    .where(
      and(within(scope, novemberSteps.entityId), eq(novemberSteps.entityId, entityId), eq(novemberSteps.year, year)),
    )
    .orderBy(asc(novemberSteps.id))
    .all()
}

/** Name that an entity had on the last day of the report of a year: what its first later rename took away. */
export function findReportedEntity(handle: Handle, scope: Scope, { entityId, year }: ReportPlace) {
  const nameThen = sql<string>`coalesce((select ${entityHistory.before} from ${entityHistory} where ${entityHistory.entityId} = ${entities.id} and ${entityHistory.change} = 'renamed' and ${entityHistory.effectiveOn} > ${cutOffOf(year)} order by ${entityHistory.effectiveOn}, ${entityHistory.id} limit 1), ${entities.name})`
  return (
    handle
      .select({ id: entities.id, name: nameThen, level: entities.governmentLevel, invented: entities.invented })
      .from(entities)
      .where(and(within(scope, entities.id), eq(entities.id, entityId)))
      .get() ?? null
  )
}

function insertStep(
  transaction: Transaction,
  place: ReportPlace,
  version: number,
  { step, detail, by }: StepTraced,
): void {
  const { entityId, year } = place
  transaction
    .insert(novemberSteps)
    .values({ entityId, year, version, step, detail, ...by })
    .run()
}

const atRevision = (draft: Pick<NovemberDraft, 'entityId' | 'year' | 'revision'>): SQL | undefined =>
  and(ofDraft(draft), eq(novemberDrafts.revision, draft.revision))

/** What the coordination writes. */
export type Written = { readonly texts: ReportTexts; readonly letterNumber: string; readonly letterDate: string }

/** Begins the report of a year. @returns false where somebody began it meanwhile. */
export function insertNovemberDraft(database: Database, place: ReportPlace, written: Written, note: Note): boolean {
  return inTransaction(database, (transaction) => {
    const row = { ...place, ...written }
    if (transaction.insert(novemberDrafts).values(row).onConflictDoNothing().run().changes === 0) return false
    note(transaction)
    return true
  })
}

/** Writes over what was written, if it still is what was read and nobody has it before her. @returns whether it was. */
export function updateNovemberTexts(database: Database, draft: NovemberDraft, written: Written, note: Note): boolean {
  return inTransaction(database, (transaction) => {
    const open = and(atRevision(draft), inArray(novemberDrafts.state, ['draft', 'returned']))
    const set = { ...written, revision: draft.revision + 1 }
    if (transaction.update(novemberDrafts).set(set).where(open).run().changes === 0) return false
    note(transaction)
    return true
  })
}

export type DraftChange = Partial<
  Pick<
    NovemberDraft,
    'state' | 'sentOn' | 'returnReason' | 'correctionReason' | 'texts' | 'letterNumber' | 'letterDate'
  >
>

/** Takes a step of a report, if it still has the revision that was read. @returns whether it had. */
export function updateNovemberState(
  database: Database,
  draft: NovemberDraft,
  change: DraftChange,
  traced: StepTraced,
): boolean {
  return inTransaction(
    database,
    (transaction) => {
      const set = { ...change, revision: draft.revision + 1 }
      if (transaction.update(novemberDrafts).set(set).where(atRevision(draft)).run().changes === 0) return false
      insertStep(transaction, draft, draft.version, traced)
      traced.note(transaction)
      return true
    },
    'immediate',
  )
}

type Presentation = {
  readonly content: PresentedContent
  readonly signature: ReportSignature
  /** Year (Lima) and instant (ISO) of the reception. */
  readonly receivedYear: number
  readonly receivedAt: string
  readonly by: StepTraced['by']
  readonly noteOf: (version: NovemberVersion) => Note
}

/** The next free place among those received in a year. */
function nextPlace(transaction: Transaction, receivedYear: number): number {
  const found = transaction
    .select({ last: max(novemberReports.receivedPlace) })
    .from(novemberReports)
    .where(eq(novemberReports.receivedYear, receivedYear))
    .get()
  return (found?.last ?? 0) + 1
}

/**
 * Presents a report: freezes it as its next version, with its digest and the next number of the year. Versions before it
 * stay as they are.
 * @returns the version; null where somebody took another step meanwhile.
 */
export function presentNovemberReport(
  database: Database,
  draft: NovemberDraft,
  { content, signature, receivedYear, receivedAt, by, noteOf }: Presentation,
): NovemberVersion | null {
  return inTransaction(
    database,
    (transaction) => {
      const { entityId, year } = draft
      const version = draft.version + 1
      const { changes } = transaction
        .update(novemberDrafts)
        .set({
          ...{ state: 'presented', version, returnReason: '', correctionReason: null },
          revision: draft.revision + 1,
        })
        .where(atRevision(draft))
        .run()
      if (changes === 0) return null
      const row = {
        ...{ entityId, year, version, receivedYear, receivedPlace: nextPlace(transaction, receivedYear), receivedAt },
        ...{ correctionReason: draft.correctionReason ?? '', content, signature },
      }
      const made = { ...row, digest: presentedDigest({ ...row, digest: '' }) }
      transaction.insert(novemberReports).values(made).run()
      const note = noteOf(made)
      insertStep(transaction, draft, version, { step: 'presented', detail: receptionNumber(made), by, note })
      note(transaction)
      return made
    },
    'immediate',
  )
}

/** What the Ministry answered to a version; once it was received or observed, a later answer stands beside it. */
export function insertMinistryStep(database: Database, version: NovemberVersion, traced: StepTraced): void {
  inTransaction(database, (transaction) => {
    insertStep(transaction, version, version.version, traced)
    traced.note(transaction)
  })
}

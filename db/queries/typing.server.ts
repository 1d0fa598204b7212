import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { emptyLog } from '#db/empty-log.server.ts'
import { later } from '#db/later.server.ts'
import { campaigns, entities, paperBatches, typedSheets } from '#db/schema/index.ts'
import { preparedWithin } from '#db/prepared-within.server.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import { moveDueLots } from './lots.server.ts'
import { insertTypedSheet, listTypedSheets, type TypedSheet } from './typed-sheets.server.ts'

export type PaperBatch = Awaited<ReturnType<typeof listBatches>>[number]

function select(database: Database) {
  return database
    .select({
      id: paperBatches.id,
      campaignId: paperBatches.campaignId,
      code: paperBatches.code,
      formsPrinted: paperBatches.formsPrinted,
      typist: paperBatches.typist,
      status: paperBatches.status,
      openedOn: paperBatches.openedOn,
      openedBy: paperBatches.openedBy,
      openedByAccount: paperBatches.openedByAccount,
      witness: paperBatches.witness,
      formsCounted: paperBatches.formsCounted,
      sample: paperBatches.sample,
      fieldsCompared: paperBatches.fieldsCompared,
      fieldsDifferent: paperBatches.fieldsDifferent,
      differenceReason: paperBatches.differenceReason,
      finishedOn: paperBatches.finishedOn,
      campaignStatus: campaigns.status,
      instrumentHash: campaigns.instrumentHash,
      extraSegment: campaigns.extraSegment,
      opensOn: campaigns.opensOn,
      closesOn: campaigns.closesOn,
      entityId: campaigns.entityId,
      entityName: entities.name,
      invented: entities.invented,
    })
    .from(paperBatches)
    .innerJoin(campaigns, eq(campaigns.id, paperBatches.campaignId))
    .innerJoin(entities, eq(entities.id, campaigns.entityId))
}

/** Batches of the scope, in the order of their codes; of one campaign where it is given. */
export async function listBatches(database: Database, scope: Scope, campaignId?: string) {
  return select(database)
    .where(
      and(
        within(scope, campaigns.entityId),
        campaignId === undefined ? undefined : eq(paperBatches.campaignId, campaignId),
      ),
    )
    .orderBy(asc(paperBatches.code))
    .all()
}

const endingWithin = preparedWithin((database, mine) =>
  select(database)
    .where(and(mine(campaigns.entityId), gte(campaigns.closesOn, sql.placeholder('day'))))
    .orderBy(asc(paperBatches.code))
    .prepare(),
)

/** Batches of the scope whose campaign ends on a day (ISO date) or later, in the order of their codes. */
export async function listBatchesEndingFrom(database: Database, scope: Scope, day: string) {
  const { statement, values } = endingWithin(database, scope)
  return statement.all({ ...values, day })
}

/** One batch, or null where it is not in the scope. */
export async function findBatch(database: Database, scope: Scope, id: string): Promise<PaperBatch | null> {
  return (
    select(database)
      .where(and(within(scope, campaigns.entityId), eq(paperBatches.id, id)))
      .get() ?? null
  )
}

/** A batch to be printed for a campaign; `code` stands on its forms. */
export type NewBatch = Pick<typeof paperBatches.$inferInsert, 'id' | 'code' | 'formsPrinted' | 'typist'>

/**
 * Registers printed forms and counts them with the codes of the campaign.
 * @param campaign as it was seen: where codes were given out since, nothing is stored, so that a form that is sent twice
 * prepares one batch.
 * @returns whether it still admits or will, and was as it was seen.
 */
export async function insertBatch(
  database: Database,
  scope: Scope,
  campaign: Pick<typeof campaigns.$inferSelect, 'id' | 'codesPrinted'>,
  batch: NewBatch,
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    const mine = and(
      within(scope, campaigns.entityId),
      eq(campaigns.id, campaign.id),
      eq(campaigns.codesPrinted, campaign.codesPrinted),
      inArray(campaigns.status, ['scheduled', 'open']),
    )
    const counted = transaction
      .update(campaigns)
      .set({ codesPrinted: campaign.codesPrinted + batch.formsPrinted })
      .where(mine)
      .run()
    if (counted.changes === 0) return false
    transaction
      .insert(paperBatches)
      .values({ ...batch, campaignId: campaign.id, status: 'printed' })
      .run()
    note(transaction)
    return true
  })
}

type BatchColumns = Partial<typeof paperBatches.$inferInsert>

function setColumns(
  handle: Database | Transaction,
  { id }: Pick<PaperBatch, 'id'>,
  from: PaperBatch['status'],
  columns: BatchColumns,
): boolean {
  const mine = and(eq(paperBatches.id, id), eq(paperBatches.status, from))
  return handle.update(paperBatches).set(columns).where(mine).run().changes === 1
}

/** Changes what its act says of a batch that is in this state. @returns whether there was one. */
export async function updateBatch(
  database: Database,
  batch: PaperBatch,
  from: PaperBatch['status'],
  columns: BatchColumns,
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    if (!setColumns(transaction, batch, from, columns)) return false
    note(transaction)
    return true
  })
}

/** Keeps what typing the sheets of an opened batch comes to; like the sheets themselves it has no note. */
export async function updateTyping(
  database: Database,
  batch: PaperBatch,
  columns: Pick<BatchColumns, 'sample' | 'fieldsCompared' | 'fieldsDifferent'>,
): Promise<void> {
  setColumns(database, batch, 'opened', columns)
}

/**
 * Deletes what was typed of an opened batch, which then is as it was printed: nobody goes on where another stopped.
 * @returns whether it was open; where it was not, nothing is deleted nor noted.
 */
export function deleteTyping(database: Database, batch: PaperBatch, note: Note): boolean {
  const asPrinted = {
    ...{ status: 'printed' as const, openedOn: null, openedBy: null, openedByAccount: null, witness: null },
    ...{ formsCounted: null, sample: null, fieldsCompared: 0, fieldsDifferent: 0, differenceReason: null },
  }
  const done = inTransaction(database, (transaction) => {
    if (!setColumns(transaction, batch, 'opened', asPrinted)) return false
    transaction.delete(typedSheets).where(eq(typedSheets.batchId, batch.id)).run()
    note(transaction)
    return true
  })
  emptyLog(database)
  return done
}

export type { TypedSheet } from './typed-sheets.server.ts'

/** Typed sheets of a batch that still wait. */
export async function listSheets(database: Database, { id }: Pick<PaperBatch, 'id'>): Promise<TypedSheet[]> {
  return listTypedSheets(database, id)
}

/** Keeps one typed sheet; typing it again under the same number replaces it. */
export async function insertSheet(
  database: Database,
  batch: Pick<PaperBatch, 'id' | 'campaignId'>,
  sheet: TypedSheet,
): Promise<void> {
  await insertTypedSheet(database, batch, sheet)
}

/**
 * Ends a batch. What waits of its campaign's finished batches is stored afterwards, in another commit and outside of
 * this reply, if that is at least k responses; fewer wait for the next batch, or for the close.
 * @returns whether the batch was open.
 */
export async function finishBatch(
  database: Database,
  batch: PaperBatch,
  finishedOn: string,
  note: Note,
): Promise<boolean> {
  const done = inTransaction(
    database,
    (transaction) => {
      if (!setColumns(transaction, batch, 'opened', { status: 'finished', finishedOn })) return false
      note(transaction)
      return true
    },
    'immediate',
  )
  emptyLog(database)
  if (done) later(database, () => moveDueLots(database))
  return done
}

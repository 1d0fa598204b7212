import { randomBytes } from 'node:crypto'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { truncateLog, type Database } from '#db/client.server.ts'
import { campaigns, entities, paperBatches, responseBuffer } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { moveWaiting } from './response-buffer.server.ts'

type Answers = Readonly<Record<string, string>>
export type PaperBatch = Awaited<ReturnType<typeof batchesWithin>>[number]

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
      entityName: entities.name,
      invented: entities.invented,
    })
    .from(paperBatches)
    .innerJoin(campaigns, eq(campaigns.id, paperBatches.campaignId))
    .innerJoin(entities, eq(entities.id, campaigns.entityId))
}

/** Batches of the scope, in the order of their codes; of one campaign where it is given. */
export async function batchesWithin(database: Database, scope: Scope, campaignId?: string) {
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

export async function batchWithin(database: Database, scope: Scope, id: string): Promise<PaperBatch | null> {
  return (
    select(database)
      .where(and(within(scope, campaigns.entityId), eq(paperBatches.id, id)))
      .get() ?? null
  )
}

/** Registers printed forms and counts them with the codes of the campaign. @returns whether the campaign is open in the scope. */
export async function addBatch(
  database: Database,
  scope: Scope,
  batch: { readonly campaignId: string; readonly code: string; readonly formsPrinted: number; readonly typist: string },
): Promise<string | null> {
  const id = randomBytes(8).toString('hex')
  return database.transaction((transaction) => {
    const campaign = transaction
      .select()
      .from(campaigns)
      .where(
        and(
          within(scope, campaigns.entityId),
          eq(campaigns.id, batch.campaignId),
          inArray(campaigns.status, ['scheduled', 'open']),
        ),
      )
      .get()
    if (!campaign) return null
    transaction
      .update(campaigns)
      .set({ codesPrinted: campaign.codesPrinted + batch.formsPrinted })
      .where(eq(campaigns.id, campaign.id))
      .run()
    transaction
      .insert(paperBatches)
      .values({ id, ...batch, status: 'printed' })
      .run()
    return id
  })
}

export type BatchChange = Partial<typeof paperBatches.$inferInsert>

/** Changes a batch that is in this state. @returns whether there was one. */
export async function changeBatch(
  database: Database,
  id: string,
  from: PaperBatch['status'],
  change: BatchChange,
): Promise<boolean> {
  return (
    database
      .update(paperBatches)
      .set(change)
      .where(and(eq(paperBatches.id, id), eq(paperBatches.status, from)))
      .run().changes === 1
  )
}

export type TypedSheet = { readonly sheet: number; readonly entry: 1 | 2; readonly answers: Answers }

/** Typed sheets of a batch that still wait. */
export async function typedSheets(database: Database, batchId: string): Promise<TypedSheet[]> {
  const rows = database
    .select({ sheet: responseBuffer.sheet, entry: responseBuffer.entry, answers: responseBuffer.answers })
    .from(responseBuffer)
    .where(eq(responseBuffer.batchId, batchId))
    .orderBy(asc(responseBuffer.sheet), asc(responseBuffer.entry))
    .all()
  return rows.flatMap(({ sheet, entry, answers }) =>
    sheet === null || entry === null ? [] : [{ sheet, entry, answers }],
  )
}

/** Keeps one typed sheet; typing it again under the same number replaces it. */
export async function keepSheet(
  database: Database,
  batchId: string,
  { sheet, entry, answers }: TypedSheet,
): Promise<void> {
  const batch = database
    .select({ campaignId: paperBatches.campaignId })
    .from(paperBatches)
    .where(eq(paperBatches.id, batchId))
    .get()
  if (!batch) return
  database
    .insert(responseBuffer)
    .values({ campaignId: batch.campaignId, id: randomBytes(16), batchId, sheet, entry, answers: { ...answers } })
    .onConflictDoUpdate({
      target: [responseBuffer.batchId, responseBuffer.sheet, responseBuffer.entry],
      set: { answers: { ...answers } },
    })
    .run()
}

/**
 * Ends a batch and stores what waits of its campaign's finished batches, if that is at least k responses; fewer wait
 * for the next batch, or for the close.
 */
export async function finishBatch(
  database: Database,
  batch: PaperBatch,
  finishedOn: string,
  k: number,
): Promise<boolean> {
  const done = database.transaction(
    (transaction) => {
      const mine = and(eq(paperBatches.id, batch.id), eq(paperBatches.status, 'opened'))
      if (transaction.update(paperBatches).set({ status: 'finished', finishedOn }).where(mine).run().changes === 0)
        return false
      moveWaiting(database, batch.campaignId, 'ready', k)
      return true
    },
    { behavior: 'immediate' },
  )
  truncateLog(database)
  return done
}

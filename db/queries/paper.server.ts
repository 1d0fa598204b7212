import { randomBytes } from 'node:crypto'
import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import { truncateLog, type Database } from '#db/client.server.ts'
import { campaigns, entities, paperBatches, responseBuffer } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'

type Answers = Readonly<Record<string, string>>
export type PaperBatch = Awaited<ReturnType<typeof batchesWithin>>[number]

function within(scope: Scope): SQL | undefined {
  return scope.kind === 'entity' ? eq(campaigns.entityId, scope.entityId) : undefined
}

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
    .where(and(within(scope), campaignId === undefined ? undefined : eq(paperBatches.campaignId, campaignId)))
    .orderBy(asc(paperBatches.code))
    .all()
}

export async function batchWithin(database: Database, scope: Scope, id: string): Promise<PaperBatch | null> {
  return select(database).where(and(within(scope), eq(paperBatches.id, id))).get() ?? null
}

/** Registers printed forms and counts them with the codes of the campaign. @returns whether the campaign is open in the scope. */
export async function addBatch(database: Database, scope: Scope, batch: { readonly campaignId: string; readonly code: string; readonly formsPrinted: number; readonly typist: string }): Promise<string | null> {
  const id = randomBytes(8).toString('hex')
  return database.transaction((transaction) => {
    const campaign = transaction.select().from(campaigns).where(and(within(scope), eq(campaigns.id, batch.campaignId), eq(campaigns.status, 'open'))).get()
    if (!campaign) return null
    transaction.update(campaigns).set({ codesPrinted: campaign.codesPrinted + batch.formsPrinted }).where(eq(campaigns.id, campaign.id)).run()
    transaction.insert(paperBatches).values({ id, ...batch, status: 'printed' }).run()
    return id
  })
}

export type BatchChange = Partial<typeof paperBatches.$inferInsert>

/** Changes a batch that is in this state. @returns whether there was one. */
export async function changeBatch(database: Database, id: string, from: PaperBatch['status'], change: BatchChange): Promise<boolean> {
  return database.update(paperBatches).set(change).where(and(eq(paperBatches.id, id), eq(paperBatches.status, from))).run().changes === 1
}

export type TypedSheet = { readonly sheet: number; readonly entry: 1 | 2; readonly answers: Answers }

/** Typed sheets of a batch that still wait. */
export async function typedSheets(database: Database, batchId: string): Promise<TypedSheet[]> {
  return database
    .select({ sheet: responseBuffer.sheet, entry: responseBuffer.entry, answers: responseBuffer.answers })
    .from(responseBuffer)
    .where(eq(responseBuffer.batchId, batchId))
    .orderBy(asc(responseBuffer.sheet), asc(responseBuffer.entry))
    .all()
}

/** Keeps one typed sheet; typing it again under the same number replaces it. */
export async function keepSheet(database: Database, batchId: string, { sheet, entry, answers }: TypedSheet): Promise<void> {
  database
    .insert(responseBuffer)
    .values({ batchId, sheet, entry, answers: { ...answers } })
    .onConflictDoUpdate({ target: [responseBuffer.batchId, responseBuffer.sheet, responseBuffer.entry], set: { answers: { ...answers } } })
    .run()
}

type Segmented = Pick<typeof campaigns.$inferSelect, 'id' | 'extraSegment'>
type PaperResponse = { readonly answers: Answers; readonly sex: string | null; readonly extra: string | null }

/** A sheet as a response; null where only its segments were marked, or nothing: on a phone that cannot be sent either. */
function responseOf({ extraSegment }: Segmented, sheet: Answers): PaperResponse | null {
  const { sex = null, ...rest } = sheet
  const extra = extraSegment ? (rest[extraSegment] ?? null) : null
  const answers = Object.fromEntries(Object.entries(rest).filter(([name]) => name !== extraSegment))
  return Object.keys(answers).length === 0 ? null : { answers, sex, extra }
}

/** Typed sheets of a campaign that are not stored yet and have an answer. */
export async function countWaitingSheets(database: Database, campaignId: string): Promise<number> {
  const waiting = database
    .select({ id: campaigns.id, extraSegment: campaigns.extraSegment, answers: responseBuffer.answers })
    .from(responseBuffer)
    .innerJoin(paperBatches, eq(paperBatches.id, responseBuffer.batchId))
    .innerJoin(campaigns, eq(campaigns.id, paperBatches.campaignId))
    .where(and(eq(paperBatches.campaignId, campaignId), eq(responseBuffer.entry, 1)))
    .all()
  return waiting.filter((sheet) => responseOf(sheet, sheet.answers)).length
}

/** Deletes what waits of a campaign; runs inside the caller's transaction. */
export function forgetWaitingSheets(database: Pick<Database, 'select' | 'delete'>, campaignId: string): void {
  const batches = database.select({ id: paperBatches.id }).from(paperBatches).where(eq(paperBatches.campaignId, campaignId))
  database.delete(responseBuffer).where(inArray(responseBuffer.batchId, batches)).run()
}

/**
 * Stores waiting sheets among the responses, in the order of their new random keys: neither the pile nor the batch can
 * be told from the rows. Blank sheets are no response: they neither make up the number nor are stored. Runs inside the
 * caller's transaction.
 * @param which `finished`: only sheets of finished batches, and none unless `atLeast` responses wait. `all`: at the close.
 * @returns rows stored.
 */
export function storeWaitingSheets(database: Database, campaign: Segmented, which: 'finished' | 'all', atLeast: number): number {
  const finished = which === 'finished' ? eq(paperBatches.status, 'finished') : undefined
  const batches = database.select({ id: paperBatches.id }).from(paperBatches).where(and(eq(paperBatches.campaignId, campaign.id), finished))
  const sheets = database.select({ answers: responseBuffer.answers }).from(responseBuffer).where(and(inArray(responseBuffer.batchId, batches), eq(responseBuffer.entry, 1))).all()
  const rows = sheets.flatMap((sheet) => responseOf(campaign, sheet.answers) ?? []).map((response) => ({ ...response, id: randomBytes(16) }))
  if (rows.length < atLeast) return 0
  const insert = database.$client.prepare("INSERT INTO responses (campaign_id, id, answers, sex, extra_segment, part) VALUES (?, ?, ?, ?, ?, 'main')")
  for (const { id, answers, sex, extra } of rows.sort((one, other) => Buffer.compare(one.id, other.id))) insert.run(campaign.id, id, JSON.stringify(answers), sex, extra)
  database.delete(responseBuffer).where(inArray(responseBuffer.batchId, batches)).run()
  return rows.length
}

/**
 * Ends a batch and stores what waits of its campaign's finished batches, if that is at least k responses; fewer wait
 * for the next batch, or for the close.
 */
export async function finishBatch(database: Database, batch: PaperBatch, finishedOn: string, k: number): Promise<boolean> {
  const done = database.transaction(
    (transaction) => {
      const mine = and(eq(paperBatches.id, batch.id), eq(paperBatches.status, 'opened'))
      if (transaction.update(paperBatches).set({ status: 'finished', finishedOn }).where(mine).run().changes === 0) return false
      storeWaitingSheets(database, { id: batch.campaignId, extraSegment: batch.extraSegment }, 'finished', k)
      return true
    },
    { behavior: 'immediate' },
  )
  truncateLog(database)
  return done
}

import { lastTypingDay } from '#app/features/campaigns/untyped-paper.ts'
import { listBatches, listSheets, type PaperBatch } from '#db/queries/typing.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { disagreements, farApart } from './double-typing.ts'
import { isAbandoned, isTypedBy, loadBatch } from './load-batch.server.ts'
import { partsOf } from './paper-parts.ts'

const ENDED: ReadonlySet<PaperBatch['campaignStatus']> = new Set(['closing', 'population-review', 'closed'])

/** Batches that the transcriber's entity printed: to be typed, finished, and those that a close left behind. */
export async function viewTyping(actor: Actor, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const batches = await listBatches(runtime().database, actor.scope)
  return batches
    .filter(
      ({ campaignStatus, status }) => campaignStatus === 'open' || ENDED.has(campaignStatus) || status === 'finished',
    )
    .map((batch) => ({
      ...{ id: batch.id, code: batch.code, status: batch.status },
      typedUntil: lastTypingDay(batch.closesOn, today),
      /** Nobody types it any more, and not all of it was. */
      isTooLate: batch.status !== 'finished' && batch.campaignStatus !== 'open',
      formsPrinted: batch.formsPrinted,
      typedBy: batch.status === 'opened' && !isTypedBy(actor, batch) ? batch.openedBy : null,
      title: instrumentByHash(batch.instrumentHash).title,
    }))
}

/** One batch: for whoever types it what is next, and where two entries differ; for others that it is being typed. */
export async function viewBatch(actor: Actor, batchId: string, clock: Clock = systemClock) {
  const batch = await loadBatch(actor, batchId)
  const isMine = isTypedBy(actor, batch)
  const sheets = isMine ? await listSheets(runtime().database, batch) : []
  const parts = partsOf(batch)
  const apart = farApart(parts, sheets)
  const typed = sheets.filter(({ entry }) => entry === 1).length
  const again = new Set(sheets.flatMap(({ sheet, entry }) => (entry === 2 && !apart.includes(sheet) ? [sheet] : [])))
  const {
    id,
    code,
    status,
    typist,
    formsPrinted,
    openedOn,
    openedBy,
    witness,
    formsCounted,
    sample,
    fieldsCompared,
    fieldsDifferent,
    differenceReason,
    finishedOn,
    closesOn,
    entityName,
  } = batch
  const toRepeat = (sample ?? []).filter((sheet) => !again.has(sheet))
  return {
    id,
    code,
    status,
    typist,
    formsPrinted,
    openedOn,
    openedBy,
    witness,
    formsCounted,
    fieldsCompared,
    fieldsDifferent,
    differenceReason,
    finishedOn,
    closesOn,
    entityName,
    isMine,
    isAbandoned: !isMine && (await isAbandoned(actor, batch, limaDate(clock()))),
    apart,
    typed,
    title: instrumentByHash(batch.instrumentHash).title,
    sample: sample ?? [],
    next: !isMine
      ? null
      : typed < (formsCounted ?? 0)
        ? { sheet: typed + 1, entry: 1 as const }
        : toRepeat[0] === undefined
          ? null
          : { sheet: toRepeat[0], entry: 2 as const },
    disagreements: disagreements(parts, sheets),
  }
}

export type BatchView = Awaited<ReturnType<typeof viewBatch>>

import { listBatches, listSheets } from '#db/queries/typing.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { disagreements } from './double-typing.ts'
import { loadBatch } from './load-batch.server.ts'
import { partsOf } from './print-batch.server.ts'

/** Batches that the transcriber's entity printed for open campaigns, and those that are finished. */
export async function viewTyping(actor: Actor) {
  const batches = await listBatches(runtime().database, actor.scope)
  return batches
    .filter(({ campaignStatus, status }) => campaignStatus === 'open' || status === 'finished')
    .map(({ id, code, status, closesOn, formsPrinted, instrumentHash }) => ({
      id,
      code,
      status,
      closesOn,
      formsPrinted,
      title: instrumentByHash(instrumentHash).title,
    }))
}

/** One batch for its transcriber: what is next, and the two entries that differ. */
export async function viewBatch(actor: Actor, batchId: string) {
  const batch = await loadBatch(actor, batchId)
  const sheets = await listSheets(runtime().database, batch)
  const typed = sheets.filter(({ entry }) => entry === 1).length
  const again = new Set(sheets.filter(({ entry }) => entry === 2).map(({ sheet }) => sheet))
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
    typed,
    title: instrumentByHash(batch.instrumentHash).title,
    sample: sample ?? [],
    next:
      status !== 'opened'
        ? null
        : typed < (formsCounted ?? 0)
          ? { sheet: typed + 1, entry: 1 as const }
          : toRepeat[0] === undefined
            ? null
            : { sheet: toRepeat[0], entry: 2 as const },
    disagreements: status === 'opened' ? disagreements(partsOf(batch), sheets) : [],
  }
}

export type BatchView = Awaited<ReturnType<typeof viewBatch>>

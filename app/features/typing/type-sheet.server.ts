import { randomInt } from 'node:crypto'
import { insertSheet, listSheets, updateTyping } from '#db/queries/typing.server.ts'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import { answersFromDigits } from '#surveys/answers/paper.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { askedIn, differences, drawSample } from './double-typing.ts'
import type { SheetInput } from './form.ts'
import { loadBatch, loadOwnBatch } from './load-batch.server.ts'
import { partsOf } from './paper-parts.ts'
import { viewBatch } from './view-batch.server.ts'

/**
 * The sheet to type now, empty; null where none is left, or somebody else types the batch. What was typed is never
 * shown again. @param asked number of a sheet that was typed, to type it anew from the paper.
 */
export async function viewSheet(
  actor: Actor,
  { batchId, asked }: { readonly batchId: string; readonly asked?: number | undefined },
) {
  const view = await viewBatch(actor, batchId)
  const back =
    asked !== undefined && view.isMine && asked >= 1 && asked <= view.typed ? { sheet: asked, entry: 1 as const } : null
  const now = back ?? view.next
  if (!now) return null
  const batch = await loadBatch(actor, batchId)
  const parts = partsOf(batch)
  return {
    ...now,
    batchId,
    code: view.code,
    title: view.title,
    counted: view.formsCounted ?? 0,
    typed: view.typed,
    isAnew: back !== null,
    parts,
  }
}

export type SheetView = NonNullable<Awaited<ReturnType<typeof viewSheet>>>

/** Stores a typed sheet. What is typed a second time is compared with the first, and counted. */
export async function typeSheet(
  actor: Actor,
  { batchId, sheet, entry, digits }: SheetInput & { readonly batchId: string },
): Promise<{ ok: true } | { ok: false; problems: FieldProblems }> {
  const { database } = runtime()
  const batch = await loadOwnBatch(actor, batchId)
  const view = await viewBatch(actor, batchId)
  const isNext = view.next?.sheet === sheet && view.next.entry === entry
  const isBack = entry === 1 && sheet >= 1 && sheet <= view.typed
  if (!isNext && !isBack) throw new AppError('conflict')
  const parts = partsOf(batch)
  const read = answersFromDigits(parts, digits)
  if (!read.ok)
    return {
      ok: false,
      problems: Object.fromEntries(read.wrong.map((name) => [name, 'Esta pregunta no tiene ese número'])),
    }
  const checked = compileCheck(instrumentByHash(batch.instrumentHash).survey)(read.answers)
  if (!checked.ok) throw new AppError('invalid-input')
  await insertSheet(database, batch, { sheet, entry, answers: checked.answers })
  if (entry === 2) {
    const asked = askedIn(parts)
    const first = (await listSheets(database, batch)).find((each) => each.sheet === sheet && each.entry === 1)
    const different = differences(asked, first?.answers ?? {}, checked.answers).length
    await updateTyping(database, batch, {
      fieldsCompared: batch.fieldsCompared + asked.length,
      fieldsDifferent: batch.fieldsDifferent + different,
    })
  } else if (isNext && view.typed + 1 === view.formsCounted && batch.sample === null) {
    await updateTyping(database, batch, { sample: drawSample(view.typed + 1, (n) => randomInt(n)) })
  }
  return { ok: true }
}

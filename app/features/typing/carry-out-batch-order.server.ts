import { randomInt } from 'node:crypto'
import {
  deleteTyping,
  finishBatch,
  insertSheet,
  listSheets,
  updateBatch,
  type PaperBatch,
} from '#db/queries/typing.server.ts'
import { answersFromDigits, digitsOf } from '#surveys/answers/paper.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { disagreements, drawSample } from './double-typing.ts'
import type { BatchOrder } from './form.ts'
import { handsOut, isAbandoned, loadBatch, loadOwnBatch, noteOnBatch } from './load-batch.server.ts'
import { partsOf } from './paper-parts.ts'
import { viewBatch } from './view-batch.server.ts'

/** That it was done, or what is wrong with the form that asked for it. */
type Outcome = { readonly ok: true } | { readonly ok: false; readonly problems: FieldProblems }
const DONE: Outcome = { ok: true }

/** An order with the batch that it is for, and the instant at which it came. */
type Task<Kind extends BatchOrder['kind']> = {
  readonly batch: PaperBatch
  readonly order: Extract<BatchOrder, { kind: Kind }>
  readonly now: Date
}

function countProblem(counted: number | null, batch: PaperBatch, fewest: number): string | null {
  const count = counted ?? -1
  if (count < fewest)
    return fewest > 0
      ? `Escriba un número desde ${fewest}: son los formularios que ya digitó`
      : 'Escriba cuántos formularios hay, en números'
  return count > batch.formsPrinted
    ? `De este lote se imprimieron ${batch.formsPrinted} formularios. Cuente formularios, no hojas`
    : null
}

async function openWithAct(actor: Actor, { batch, order, now }: Task<'open'>): Promise<Outcome> {
  const { counted, witness, wasSealed, isOfAnotherUnit } = order
  const problems: Record<string, string> = {}
  const problem = countProblem(counted, batch, 1)
  if (problem) problems['formularios'] = problem
  if (witness.length < 5 || witness.length > 120)
    problems['testigo'] = 'Escriba el nombre de quien vio abrir el sobre, de 5 a 120 letras'
  if (!wasSealed)
    problems['cerrado'] = 'Marque que el sobre estaba cerrado. Si no lo estaba, no lo digite y avise a la custodia'
  if (!isOfAnotherUnit) problems['otra-unidad'] = 'Solo puede digitar quien no es de la unidad que respondió'
  if (await handsOut(actor, limaDate(now)))
    problems['otra-unidad'] = 'Usted custodia o custodió los códigos de la entidad: este lote lo digita otra persona'
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const act = {
    status: 'opened' as const,
    openedOn: limaDate(now),
    openedBy: actor.name,
    openedByAccount: actor.userId,
    witness,
    formsCounted: Number(counted),
  }
  const note = noteOnBatch(actor, batch, 'batch.opened', now)
  if (!(await updateBatch(runtime().database, batch, 'printed', act, note))) throw new AppError('conflict')
  return DONE
}

async function correctCount(actor: Actor, { batch, order, now }: Task<'correct-count'>): Promise<Outcome> {
  const { counted, reason: differenceReason } = order
  const { typed } = await viewBatch(actor, batch.id)
  const problems: Record<string, string> = {}
  const problem = countProblem(counted, batch, typed)
  if (problem) problems['formularios'] = problem
  if (differenceReason.length < 5 || differenceReason.length > 200)
    problems['razon'] = 'Escriba por qué cambia el conteo, de 5 a 200 letras'
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const formsCounted = Number(counted)
  const sample = formsCounted === typed ? { sample: drawSample(typed, (n) => randomInt(n)) } : { sample: null }
  const note = noteOnBatch(actor, batch, 'batch.count-corrected', now)
  const columns = { formsCounted, differenceReason, ...sample }
  if (!(await updateBatch(runtime().database, batch, 'opened', columns, note))) throw new AppError('conflict')
  return DONE
}

/** Takes, of each question in which two entries differ, what the sheet says; then both entries say it. */
async function resolve({ batch, order }: Task<'resolve'>): Promise<Outcome> {
  const { database } = runtime()
  const parts = partsOf(batch)
  const sheets = await listSheets(database, batch)
  for (const { sheet, fields } of disagreements(parts, sheets)) {
    const first = sheets.find((each) => each.sheet === sheet && each.entry === 1)
    const chosen = Object.fromEntries(
      fields.map(({ name, first: one, second: two }) => [
        name,
        [one, two].find((digit) => digit === order.digits.get(`${sheet}-${name}`)),
      ]),
    )
    if (!first || Object.values(chosen).includes(undefined))
      return { ok: false, problems: { diferencias: 'Elija, en cada pregunta, lo que dice el formulario' } }
    const read = answersFromDigits(parts, { ...digitsOf(parts, first.answers), ...(chosen as Record<string, string>) })
    if (!read.ok) throw new AppError('invalid-input')
    for (const entry of [1, 2] as const) await insertSheet(database, batch, { sheet, entry, answers: read.answers })
  }
  return DONE
}

async function finish(actor: Actor, { batch, now }: Task<'finish'>): Promise<Outcome> {
  const view = await viewBatch(actor, batch.id)
  if (view.next || view.disagreements.length > 0 || view.typed !== view.formsCounted) throw new AppError('conflict')
  const note = noteOnBatch(actor, batch, 'batch.finished', now)
  if (!(await finishBatch(runtime().database, batch, limaDate(now), note))) throw new AppError('conflict')
  return DONE
}

/** Begins anew a batch whose typist types no more: what she typed is destroyed, and the envelope is opened with a new act. */
async function restart(actor: Actor, { batch, order, now }: Task<'restart'>): Promise<Outcome> {
  if (!(await isAbandoned(actor, batch, limaDate(now)))) throw new AppError('not-found')
  if (!order.isSure) return { ok: false, problems: { reinicio: 'Marque la casilla para empezar de nuevo' } }
  const note = noteOnBatch(actor, batch, 'batch.begun-anew', now)
  if (!deleteTyping(runtime().database, batch, note)) throw new AppError('conflict')
  return DONE
}

/**
 * Carries out what the transcriber asks of a batch. @param order null where the form asked for nothing that there is.
 * @throws {AppError} `not-found`, also for a batch that another account opened; `invalid-input`, `conflict`.
 */
export async function carryOutBatchOrder(
  actor: Actor,
  { batchId, order }: { readonly batchId: string; readonly order: BatchOrder | null },
  clock: Clock = systemClock,
): Promise<Outcome> {
  const now = clock()
  if (order === null) throw new AppError('invalid-input')
  if (order.kind === 'open') return openWithAct(actor, { batch: await loadBatch(actor, batchId), order, now })
  if (order.kind === 'restart') return restart(actor, { batch: await loadBatch(actor, batchId), order, now })
  const batch = await loadOwnBatch(actor, batchId)
  switch (order.kind) {
    case 'correct-count':
      return correctCount(actor, { batch, order, now })
    case 'resolve':
      return resolve({ batch, order, now })
    case 'finish':
      return finish(actor, { batch, order, now })
  }
}

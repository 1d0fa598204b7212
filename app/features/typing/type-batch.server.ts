import { randomInt } from 'node:crypto'
import {
  batchesWithin,
  batchWithin,
  changeBatch,
  finishBatch,
  keepSheet,
  typedSheets,
  type PaperBatch,
  type TypedSheet,
} from '#db/queries/typing.server.ts'
import { campaignWithin } from '#db/queries/campaigns.server.ts'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import { answersFromDigits, digitsOf, type PaperPart } from '#surveys/answers/paper.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { partsOf } from './print-batch.server.ts'
import { differences, drawSample } from './sample.ts'

export type Done = { readonly ok: true } | { readonly ok: false; readonly problems: FieldProblems }
const DONE: Done = { ok: true }

async function load(actor: Actor, batchId: string): Promise<PaperBatch> {
  const batch = await batchWithin(runtime().database, actor.scope, batchId)
  if (!batch || (batch.campaignStatus !== 'open' && batch.status !== 'finished')) throw new AppError('not-found')
  return batch
}

/** Batches that the transcriber's entity printed for open campaigns, and those that are finished. */
export async function viewTyping(actor: Actor) {
  const batches = await batchesWithin(runtime().database, actor.scope)
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

function askedIn(parts: readonly PaperPart[]): string[] {
  return parts.flatMap(({ questions }) => questions.map(({ name }) => name))
}

/** Sheets whose two entries differ, with the digits of both. */
function disagreements(parts: readonly PaperPart[], sheets: readonly TypedSheet[]) {
  const asked = askedIn(parts)
  const numbers = new Map(
    parts.flatMap(({ questions }) => questions.map((question) => [question.name, question] as const)),
  )
  return sheets.flatMap((second) => {
    const first =
      second.entry === 2 ? sheets.find(({ sheet, entry }) => sheet === second.sheet && entry === 1) : undefined
    if (!first) return []
    const [one, two] = [digitsOf(parts, first.answers), digitsOf(parts, second.answers)]
    const fields = differences(asked, one, two).map((name) => ({
      name,
      number: numbers.get(name)?.number ?? 0,
      text: numbers.get(name)?.text ?? name,
      first: one[name] ?? '0',
      second: two[name] ?? '0',
    }))
    return fields.length > 0 ? [{ sheet: second.sheet, fields }] : []
  })
}

/** One batch for its transcriber: what is next, and the two entries that differ. */
export async function viewBatch(actor: Actor, batchId: string) {
  const batch = await load(actor, batchId)
  const sheets = await typedSheets(runtime().database, batchId)
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

function countProblem(typed: string, batch: PaperBatch, fewest: number): string | null {
  const count = /^\d{1,5}$/.test(typed) ? Number(typed) : -1
  if (count < fewest)
    return fewest > 0
      ? `Escriba un número desde ${fewest}: son los formularios que ya digitó`
      : 'Escriba cuántos formularios hay, en números'
  return count > batch.formsPrinted
    ? `De este lote se imprimieron ${batch.formsPrinted} formularios. Cuente formularios, no hojas`
    : null
}

async function openWithAct(actor: Actor, batch: PaperBatch, form: FormData, today: string): Promise<Done> {
  const counted = String(form.get('formularios') ?? '').trim()
  const witness = String(form.get('testigo') ?? '').trim()
  const problems: Record<string, string> = {}
  const problem = countProblem(counted, batch, 1)
  if (problem) problems['formularios'] = problem
  if (witness.length < 5 || witness.length > 120)
    problems['testigo'] = 'Escriba el nombre de quien vio abrir el sobre, de 5 a 120 letras'
  if (!form.has('cerrado'))
    problems['cerrado'] = 'Marque que el sobre estaba cerrado. Si no lo estaba, no lo digite y avise a la coordinación'
  if (!form.has('otra-unidad')) problems['otra-unidad'] = 'Solo puede digitar quien no es de la unidad que respondió'
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const act = {
    status: 'opened' as const,
    openedOn: today,
    openedBy: actor.name,
    witness,
    formsCounted: Number(counted),
  }
  if (!(await changeBatch(runtime().database, batch.id, 'printed', act))) throw new AppError('conflict')
  return DONE
}

async function correctCount(batch: PaperBatch, typed: number, form: FormData): Promise<Done> {
  const counted = String(form.get('formularios') ?? '').trim()
  const differenceReason = String(form.get('razon') ?? '').trim()
  const problems: Record<string, string> = {}
  const problem = countProblem(counted, batch, typed)
  if (problem) problems['formularios'] = problem
  if (differenceReason.length < 5 || differenceReason.length > 200)
    problems['razon'] = 'Escriba por qué cambia el conteo, de 5 a 200 letras'
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const formsCounted = Number(counted)
  const sample = formsCounted === typed ? { sample: drawSample(typed, (n) => randomInt(n)) } : { sample: null }
  if (!(await changeBatch(runtime().database, batch.id, 'opened', { formsCounted, differenceReason, ...sample })))
    throw new AppError('conflict')
  return DONE
}

/** Takes, of each question in which two entries differ, what the sheet says; then both entries say it. */
async function resolve(batch: PaperBatch, form: FormData): Promise<Done> {
  const { database } = runtime()
  const parts = partsOf(batch)
  const sheets = await typedSheets(database, batch.id)
  for (const { sheet, fields } of disagreements(parts, sheets)) {
    const first = sheets.find((each) => each.sheet === sheet && each.entry === 1)
    const chosen = Object.fromEntries(
      fields.map(({ name, first: one, second: two }) => [
        name,
        [one, two].find((digit) => digit === form.get(`${sheet}-${name}`)),
      ]),
    )
    if (!first || Object.values(chosen).includes(undefined))
      return { ok: false, problems: { diferencias: 'Elija, en cada pregunta, lo que dice el formulario' } }
    const read = answersFromDigits(parts, { ...digitsOf(parts, first.answers), ...(chosen as Record<string, string>) })
    if (!read.ok) throw new AppError('invalid-input')
    for (const entry of [1, 2] as const) await keepSheet(database, batch.id, { sheet, entry, answers: read.answers })
  }
  return DONE
}

async function finish(actor: Actor, batch: PaperBatch, today: string): Promise<Done> {
  const view = await viewBatch(actor, batch.id)
  if (view.next || view.disagreements.length > 0 || view.typed !== view.formsCounted) throw new AppError('conflict')
  const campaign = await campaignWithin(runtime().database, actor.scope, batch.campaignId)
  if (!campaign || !(await finishBatch(runtime().database, batch, today, campaign.k))) throw new AppError('conflict')
  return DONE
}

/** Carries out what the transcriber asks of a batch: `abrir`, `conteo`, `resolver` or `terminar`. */
export async function changeBatchByForm(
  actor: Actor,
  batchId: string,
  form: FormData,
  clock: Clock = systemClock,
): Promise<Done> {
  const today = limaDate(clock())
  const batch = await load(actor, batchId)
  switch (form.get('accion')) {
    case 'abrir':
      return openWithAct(actor, batch, form, today)
    case 'conteo':
      return correctCount(batch, (await viewBatch(actor, batchId)).typed, form)
    case 'resolver':
      return resolve(batch, form)
    case 'terminar':
      return finish(actor, batch, today)
    default:
      throw new AppError('invalid-input')
  }
}

/** The sheet to type now; `asked` goes back to one that was typed. @throws {AppError} `not-found` where none is left. */
export async function viewSheet(actor: Actor, batchId: string, asked: string | null) {
  const view = await viewBatch(actor, batchId)
  const back =
    asked !== null &&
    view.status === 'opened' &&
    /^\d{1,5}$/.test(asked) &&
    Number(asked) >= 1 &&
    Number(asked) <= view.typed
      ? { sheet: Number(asked), entry: 1 as const }
      : null
  const now = back ?? view.next
  if (!now) return null
  const batch = await load(actor, batchId)
  const parts = partsOf(batch)
  const known = back
    ? (await typedSheets(runtime().database, batchId)).find(({ sheet, entry }) => sheet === now.sheet && entry === 1)
    : undefined
  return {
    ...now,
    batchId,
    code: view.code,
    title: view.title,
    counted: view.formsCounted ?? 0,
    typed: view.typed,
    parts,
    values: known ? digitsOf(parts, known.answers) : {},
  }
}

export type SheetView = NonNullable<Awaited<ReturnType<typeof viewSheet>>>
export type SheetProblems = Readonly<Record<string, string>>

/** Keeps a typed sheet. What is typed a second time is compared with the first, and counted. */
export async function saveSheet(
  actor: Actor,
  batchId: string,
  form: FormData,
): Promise<{ ok: true } | { ok: false; problems: SheetProblems }> {
  const { database } = runtime()
  const batch = await load(actor, batchId)
  const sheet = Number(form.get('numero'))
  const entry = form.get('vez') === '2' ? 2 : 1
  const view = await viewBatch(actor, batchId)
  const isNext = view.next?.sheet === sheet && view.next.entry === entry
  const isBack = entry === 1 && sheet >= 1 && sheet <= view.typed && view.status === 'opened'
  if (!isNext && !isBack) throw new AppError('conflict')
  const parts = partsOf(batch)
  const read = answersFromDigits(parts, Object.fromEntries([...form].map(([name, value]) => [name, String(value)])))
  if (!read.ok)
    return {
      ok: false,
      problems: Object.fromEntries(read.wrong.map((name) => [name, 'Esta pregunta no tiene ese número'])),
    }
  const checked = compileCheck(instrumentByHash(batch.instrumentHash).survey)(read.answers)
  if (!checked.ok) throw new AppError('invalid-input')
  await keepSheet(database, batchId, { sheet, entry, answers: checked.answers })
  if (entry === 2) {
    const asked = askedIn(parts)
    const first = (await typedSheets(database, batchId)).find((each) => each.sheet === sheet && each.entry === 1)
    const different = differences(asked, first?.answers ?? {}, checked.answers).length
    await changeBatch(database, batchId, 'opened', {
      fieldsCompared: batch.fieldsCompared + asked.length,
      fieldsDifferent: batch.fieldsDifferent + different,
    })
  } else if (isNext && view.typed + 1 === view.formsCounted && batch.sample === null) {
    await changeBatch(database, batchId, 'opened', { sample: drawSample(view.typed + 1, (n) => randomInt(n)) })
  }
  return { ok: true }
}

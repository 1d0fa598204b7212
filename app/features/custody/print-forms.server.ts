import { randomBytes } from 'node:crypto'
import { findCommitment } from '#db/queries/commitments.server.ts'
import { findBatch, insertBatch } from '#db/queries/typing.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { promiseSentence } from '#app/respondent/pages/promised-words.ts'
import { newAccessCodes } from '#app/respondent/desk/access-code.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { findKeepers } from '#app/features/campaigns/find-keepers.server.ts'
import { noteOnBatch } from '#app/features/typing/load-batch.server.ts'
import { partsOf } from '#app/features/typing/paper-parts.ts'
import type { FormOrder } from './form.ts'
import { viewCustody } from './view-custody.server.ts'

/** Forms of one batch: more do not fit an envelope that somebody can type in a day. */
const MOST_FORMS = 500
const SHORTEST_TYPIST = 5
const LONGEST_TYPIST = 120

const GIVEN_SINCE =
  'Desde que abrió esta página se repartieron códigos o formularios. Mire los lotes de abajo y, si falta, prepare otro'
const NOBODY_TYPES =
  'Todavía no hay una cuenta de digitación confirmada. Pida a quien coordina que invite a una persona de otra unidad'

/**
 * The campaign whose forms are printed, from its schedule to its last day, with whoever may type them. It tells how many
 * were printed, never whether an envelope was opened: of a small batch that would be who answered.
 * @throws {AppError} `not-found` outside the scope, after the end, or of an instrument that is never on paper.
 */
export async function viewForms(actor: Actor, campaignId: string, clock: Clock = systemClock) {
  const custody = await viewCustody(actor, campaignId, clock)
  if (custody.phase === 'ended' || !custody.onPaper) throw new AppError('not-found')
  return { ...custody, typists: await findKeepers(actor, 'transcriber', custody.today) }
}

export type FormsView = Awaited<ReturnType<typeof viewForms>>

function problemsOf({ forms, typist, codesBefore }: FormOrder, custody: FormsView): FieldProblems {
  const { codesGiven, codesLeft, typists } = custody
  const problems: Record<string, string> = {}
  const asked = forms ?? 0
  if (codesBefore !== codesGiven) problems['cantidad'] = GIVEN_SINCE
  else if (asked < 1) problems['cantidad'] = 'Escriba cuántos formularios imprimir, en números'
  else if (asked > MOST_FORMS) problems['cantidad'] = `Un lote lleva hasta ${MOST_FORMS} formularios`
  else if (asked > codesLeft)
    problems['cantidad'] =
      `Puede imprimir ${codesLeft} más: papeletas, invitaciones y formularios no pasan del número de personas`
  if (typists.length === 0) problems['digita'] = NOBODY_TYPES
  else if (typist.length < SHORTEST_TYPIST || typist.length > LONGEST_TYPIST)
    problems['digita'] =
      `Escriba qué unidad digitará, de ${SHORTEST_TYPIST} a ${LONGEST_TYPIST} letras. Debe ser otra unidad, sin acceso a resultados`
  return problems
}

/**
 * Registers a batch of forms to be printed. They count with the codes of every other way.
 * @throws {AppError} `not-found` as above; `conflict` where codes were given out in the same moment.
 */
export async function printForms(
  actor: Actor,
  { campaignId, ...order }: FormOrder & { readonly campaignId: string },
  clock: Clock = systemClock,
): Promise<{ ok: true } | { ok: false; problems: FieldProblems }> {
  const custody = await viewForms(actor, campaignId, clock)
  const problems = problemsOf(order, custody)
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const [code = ''] = newAccessCodes(1)
  const batch = {
    id: randomBytes(8).toString('hex'),
    code: `L-${code.slice(0, 5)}`,
    formsPrinted: order.forms ?? 0,
    typist: order.typist,
  }
  const note = noteOnBatch(actor, batch, 'batch.printed', clock(), { forms: batch.formsPrinted })
  const campaign = { id: campaignId, codesPrinted: custody.codesGiven }
  if (!(await insertBatch(runtime().database, actor.scope, campaign, batch, note))) throw new AppError('conflict')
  return { ok: true }
}

/** What the form of a batch says. @throws {AppError} `not-found` outside the scope, and after the end. */
export async function viewBatchForm(
  actor: Actor,
  { campaignId, batchId }: { readonly campaignId: string; readonly batchId: string },
  clock: Clock = systemClock,
) {
  await viewForms(actor, campaignId, clock)
  const batch = await findBatch(runtime().database, actor.scope, batchId)
  if (!batch || batch.campaignId !== campaignId) throw new AppError('not-found')
  const instrument = instrumentByHash(batch.instrumentHash)
  const { publicTitle, minutes } = instrument
  const page = await findCommitment(runtime().database, actor.scope, campaignId)
  const { code, typist, entityName, closesOn, invented } = batch
  return {
    title: publicTitle,
    minutes,
    parts: partsOf(batch),
    batch: { code, typist, entityName, closesOn, invented },
    promised: page && { says: promiseSentence(instrument, page.promisedOn), publicId: page.publicId },
    filename: fileName(
      { what: 'Formulario en papel', entity: entityName, instrument: publicTitle, apart: [code], date: closesOn },
      'pdf',
    ),
  }
}

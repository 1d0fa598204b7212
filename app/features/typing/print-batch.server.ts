import { randomBytes } from 'node:crypto'
import { insertBatch, listBatches, findBatch, type PaperBatch } from '#db/queries/typing.server.ts'
import { findCampaign, listWays, type Campaign } from '#db/queries/campaigns.server.ts'
import { askedPages } from '#app/respondent/pages/asked-pages.ts'
import { paperParts, type PaperPart } from '#surveys/answers/paper.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { asOfToday } from '#app/respondent/desk/campaign-today.server.ts'
import { codesLeft } from '#app/features/campaigns/campaign-rules.ts'
import type { Actor } from '#app/door/actor.ts'
import { newAccessCodes } from '#app/respondent/desk/access-code.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { NewBatchInput } from './form.ts'
import { noteOnBatch } from './load-batch.server.ts'

/** Forms of one batch: more do not fit an envelope that somebody can type in a day. */
const MOST_FORMS = 500

/** Questions of the campaign as they stand on its paper. */
export function partsOf({
  instrumentHash,
  extraSegment,
}: Pick<PaperBatch, 'instrumentHash' | 'extraSegment'>): PaperPart[] {
  return paperParts(askedPages(instrumentByHash(instrumentHash), extraSegment))
}

async function loadPaperCampaign(actor: Actor, campaignId: string, clock: Clock = systemClock) {
  const { database } = runtime()
  const found = await findCampaign(database, actor.scope, campaignId)
  const campaign = found && (await asOfToday(database, found, limaDate(clock())))
  if (!campaign || !instrumentByHash(campaign.instrumentHash).presentation.onPaper) throw new AppError('not-found')
  return campaign
}

/** Forms that may still be printed: they count with the codes of every other way. */
async function formsLeft(campaign: Campaign): Promise<number> {
  const ways = await listWays(runtime().database, campaign)
  return codesLeft(campaign.populationWomen + campaign.populationMen, campaign.codesPrinted, ways)
}

/** The paper of a campaign, as its coordinator sees it: batches and their state, never how many were typed. */
export async function viewPaper(actor: Actor, campaignId: string) {
  const campaign = await loadPaperCampaign(actor, campaignId)
  const batches = await listBatches(runtime().database, actor.scope, campaignId)
  return {
    campaignId,
    title: instrumentByHash(campaign.instrumentHash).title,
    open: ['scheduled', 'open'].includes(campaign.status),
    closesOn: campaign.closesOn,
    formsLeft: await formsLeft(campaign),
    batches: batches.map(({ id, code, formsPrinted, typist, status, openedOn, finishedOn }) => ({
      id,
      code,
      formsPrinted,
      typist,
      status,
      openedOn,
      finishedOn,
    })),
  }
}

export type PaperView = Awaited<ReturnType<typeof viewPaper>>

/**
 * Registers a batch of forms to be printed.
 * @throws {AppError} `not-found` outside the scope or without paper; `conflict` where the campaign takes none any more.
 */
export async function printBatch(
  actor: Actor,
  { campaignId, forms, typist }: NewBatchInput & { readonly campaignId: string },
  clock: Clock = systemClock,
): Promise<{ ok: true } | { ok: false; problems: FieldProblems }> {
  const campaign = await loadPaperCampaign(actor, campaignId)
  if (!['scheduled', 'open'].includes(campaign.status)) throw new AppError('conflict')
  const left = await formsLeft(campaign)
  const formsPrinted = forms ?? 0
  const problems: Record<string, string> = {}
  if (formsPrinted < 1) problems['cantidad'] = 'Escriba cuántos formularios imprimir, en números'
  else if (formsPrinted > MOST_FORMS) problems['cantidad'] = `Un lote lleva hasta ${MOST_FORMS} formularios`
  else if (formsPrinted > left)
    problems['cantidad'] =
      `Puede imprimir ${left} más: papeletas, invitaciones y formularios no pasan del número de personas`
  if (typist.length < 5 || typist.length > 120)
    problems['digita'] = 'Escriba qué unidad digitará, de 5 a 120 letras. Debe ser otra unidad, sin acceso a resultados'
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const [code = ''] = newAccessCodes(1)
  const batch = {
    id: randomBytes(8).toString('hex'),
    campaignId,
    code: `L-${code.slice(0, 5)}`,
    formsPrinted,
    typist,
  }
  const note = noteOnBatch(actor, batch, 'batch.printed', clock(), { forms: formsPrinted })
  if (!(await insertBatch(runtime().database, actor.scope, batch, note))) throw new AppError('conflict')
  return { ok: true }
}

/** What the form of a batch says. @throws {AppError} `not-found` outside the scope. */
export async function viewBatchForm(
  actor: Actor,
  { campaignId, batchId }: { readonly campaignId: string; readonly batchId: string },
) {
  const batch = await findBatch(runtime().database, actor.scope, batchId)
  if (!batch || batch.campaignId !== campaignId) throw new AppError('not-found')
  const { title, publicTitle, version, minutes } = instrumentByHash(batch.instrumentHash)
  return {
    title,
    publicTitle,
    version,
    minutes,
    parts: partsOf(batch),
    batch: {
      code: batch.code,
      typist: batch.typist,
      entityName: batch.entityName,
      closesOn: batch.closesOn,
      invented: batch.invented,
    },
  }
}

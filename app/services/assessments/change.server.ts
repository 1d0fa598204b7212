import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { itemsOfAssessment, saveItem, saveReply, startAssessment, submitAssessment, type Assessment, type AssessmentItem, type Doer, type ItemChange } from '#db/queries/assessments.server.ts'
import { addProposals, plannedEntity } from '#db/queries/plans.server.ts'
import { ITEM_LEVELS } from '#db/schema/assessments.ts'
import { instrumentByHash, latestInstrument } from '#surveys/instruments/index.ts'
import { proposeRubricActions } from '#surveys/planning/propose-rubric-actions.ts'
import { scoreRubric } from '#surveys/scoring/rubric.ts'
import { AppError } from '../app-error.server.ts'
import type { FieldProblems } from '../campaigns/campaign-form.ts'
import { withPlainLines } from '../form-values.ts'
import type { Actor } from '../guard.server.ts'
import { limaDate, systemClock, type Clock } from '../lima-time.ts'
import { citingInForce } from '../plans/citing-in-force.ts'
import { runtime } from '../runtime.server.ts'
import { isEditable, isOutside, NOT_PARTICIPATORY, ratedItems } from './rating.ts'
import { assessmentInYear, currentAssessmentYear, yearOf } from './view.server.ts'

export type Saved = { readonly ok: true } | { readonly ok: false; readonly problems: FieldProblems }

/** Who does it now. */
export function doerOf(actor: Actor, clock: Clock): Doer {
  return { who: actor.name, at: clock().toISOString() }
}

/** Starts this year's assessment; what the government level decides is filled in. @throws {AppError} `not-found` for another year. */
export async function startThisYear(actor: Actor, yearText: string | undefined, clock: Clock = systemClock): Promise<void> {
  const year = yearOf(yearText)
  const { database } = runtime()
  const entity = actor.entity && (await plannedEntity(database, actor.scope, actor.entity.id))
  if (!entity || year !== currentAssessmentYear(clock)) throw new AppError('not-found')
  const { slug, version, hash, scoring, rubric = {} } = latestInstrument('public-budget')
  const items = scoring.dimensions.flatMap((dimension) => dimension.items).map(({ id }) => {
    const outside = isOutside(rubric[id]?.appliesTo ?? 'all', entity.governmentLevel) === true
    return { id, level: outside ? ('na' as const) : null, reason: outside ? NOT_PARTICIPATORY : '' }
  })
  const assessment = { id: randomBytes(8).toString('hex'), entityId: entity.id, instrumentSlug: slug, instrumentVersion: version, instrumentHash: hash, year, status: 'in-progress' as const, startedOn: limaDate(clock()) }
  await startAssessment(database, assessment, items, doerOf(actor, clock))
}

const text = (longest: number) => z.string().overwrite(withPlainLines).trim().max(longest, `Escriba menos de ${longest} letras`)
const fields = z.object({
  nivel: z.union([z.enum(ITEM_LEVELS), z.literal('')], 'Elija un nivel de la lista'),
  razon: text(500),
  nota: text(2000),
  revision: z.coerce.number().int(),
})

/** Reads level, reason and note of one item. @param choices levels that the item has in this entity. */
export function readItemForm(form: { get(name: string): unknown }, choices: readonly string[]): { ok: true; change: ItemChange; revision: number } | { ok: false; problems: FieldProblems } {
  const parsed = fields.safeParse({ nivel: String(form.get('nivel') ?? ''), razon: String(form.get('razon') ?? ''), nota: String(form.get('nota') ?? ''), revision: form.get('revision') })
  if (!parsed.success) return { ok: false, problems: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]).reverse()) }
  const { nivel, razon, nota, revision } = parsed.data
  if (nivel !== '' && !choices.includes(nivel)) return { ok: false, problems: { nivel: 'Esta pregunta concierne a la entidad: elija un nivel de 0 a 3' } }
  if (nivel === 'na' && razon.length < 10) return { ok: false, problems: { razon: 'Escriba por qué no aplica a esta entidad' } }
  return { ok: true, revision, change: { level: nivel === '' ? null : nivel, reason: nivel === 'na' ? razon : '', note: nota } }
}

async function editableItem(actor: Actor, yearText: string | undefined, itemId: string): Promise<{ assessment: Assessment; item: AssessmentItem; choices: string[] }> {
  const assessment = await assessmentInYear(actor, yearOf(yearText))
  const item = assessment && (await itemsOfAssessment(runtime().database, assessment)).find((each) => each.itemId === itemId)
  if (!assessment || !item) throw new AppError('not-found')
  if (!isEditable(assessment, item)) throw new AppError('conflict')
  const { scoring, rubric } = instrumentByHash(assessment.instrumentHash)
  const scored = scoring.dimensions.flatMap(({ items }) => items).find(({ id }) => id === itemId)
  const mayLeaveOut = isOutside(rubric?.[itemId]?.appliesTo ?? 'all', assessment.governmentLevel) !== false
  return { assessment, item, choices: [...Object.keys(scored?.points ?? {}), ...(mayLeaveOut ? (scored?.notApplicable ?? []) : [])] }
}

/** What stands in an item now: told to whoever wrote over an older state. */
export type Conflict = Pick<AssessmentItem, 'level' | 'reason' | 'note' | 'revision' | 'changedBy' | 'changedAt'>
export type SavedItem = { readonly kind: 'saved'; readonly revision: number } | { readonly kind: 'refused'; readonly problems: FieldProblems } | { readonly kind: 'conflict'; readonly now: Conflict }

/**
 * Saves level, reason and note of one item. Somebody else's change in between is told, with both texts, and nothing is
 * written over.
 * @throws {AppError} `not-found`; `conflict` when the item is not the entity's to change at the moment.
 */
export async function saveLevel(actor: Actor, yearText: string | undefined, itemId: string, form: { get(name: string): unknown }, clock: Clock = systemClock): Promise<SavedItem> {
  const { assessment, item, choices } = await editableItem(actor, yearText, itemId)
  const read = readItemForm(form, choices)
  if (!read.ok) return { kind: 'refused', problems: read.problems }
  if (await saveItem(runtime().database, assessment.id, itemId, read.revision, read.change, doerOf(actor, clock))) return { kind: 'saved', revision: read.revision + 1 }
  const { level, reason, note, revision, changedBy, changedAt } = item
  return { kind: 'conflict', now: { level, reason, note, revision, changedBy, changedAt } }
}

/** Answers the comment with which an item came back. */
export async function replyToReview(actor: Actor, yearText: string | undefined, itemId: string, form: FormData, clock: Clock = systemClock): Promise<Saved> {
  const { assessment } = await editableItem(actor, yearText, itemId)
  const reply = text(2000).min(3, 'Escriba su respuesta').safeParse(String(form.get('respuesta') ?? ''))
  if (!reply.success) return { ok: false, problems: { respuesta: reply.error.issues[0]?.message ?? '' } }
  await saveReply(runtime().database, assessment.id, itemId, reply.data, doerOf(actor, clock))
  return { ok: true }
}

const signature = z.object({
  nombre: text(200).min(5, 'Escriba su nombre y apellidos'),
  cargo: text(200).min(3, 'Escriba su cargo'),
  documento: text(200).min(3, 'Escriba la resolución o el documento de su designación'),
})

/**
 * Signs and hands in; the head of planning and budget does it in person. Proposes actions from what was declared.
 * @throws {AppError} `not-found` for anybody else.
 */
export async function signAssessment(actor: Actor, yearText: string | undefined, form: FormData, clock: Clock = systemClock): Promise<Saved> {
  const assessment = await assessmentInYear(actor, yearOf(yearText))
  if (!assessment || !actor.headsPlanning) throw new AppError('not-found')
  if (assessment.status !== 'in-progress' && assessment.status !== 'returned') throw new AppError('conflict')
  const { database } = runtime()
  const items = await itemsOfAssessment(database, assessment)
  const parsed = signature.safeParse(Object.fromEntries(['nombre', 'cargo', 'documento'].map((name) => [name, String(form.get(name) ?? '')])))
  const problems: Record<string, string> = parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]).reverse())
  if (!form.has('declaro')) problems['declaro'] = 'Marque la declaración para firmar'
  if (items.some(({ level }) => level === null)) problems['declaro'] = 'Todavía hay preguntas sin nivel'
  if (!parsed.success || Object.keys(problems).length > 0) return { ok: false, problems }
  const instrument = instrumentByHash(assessment.instrumentHash)
  const rated = ratedItems(items)
  const scores = scoreRubric(instrument, rated)
  const today = limaDate(clock())
  const proposals = proposeRubricActions(instrument, scores.declared, rated).map((proposal) => citingInForce(proposal, today))
  const { nombre, cargo, documento } = parsed.data
  const signed = { today, scores, signature: { userId: actor.userId, name: nombre, position: cargo, document: documento } }
  const done = await submitAssessment(database, assessment, signed, doerOf(actor, clock), () => addProposals(database, { origin: { assessmentId: assessment.id }, entityId: assessment.entityId, today, proposals }))
  if (!done) throw new AppError('conflict')
  return { ok: true }
}

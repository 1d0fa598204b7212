import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import {
  listAssessmentHistory,
  listAssessmentItems,
  updateItem,
  updateReply,
  startAssessment,
  type Assessment,
  type AssessmentItem,
  type Doer,
  type ItemChange,
} from '#db/queries/budget.server.ts'
import { findPlannedEntity } from '#db/queries/plans.server.ts'
import { ITEM_LEVELS } from '#db/schema/assessments.ts'
import { instrumentByHash, latestInstrument } from '#surveys/instruments/index.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { withPlainLines } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { isEditable, isOutside, NOT_PARTICIPATORY } from './rating.ts'
import { assessmentInYear, currentAssessmentYear, yearOf } from './view-budget.server.ts'

export type Saved = { readonly ok: true } | { readonly ok: false; readonly problems: FieldProblems }

/** Who does it now. */
export function doerOf(actor: Actor, clock: Clock): Doer {
  return { who: actor.name, at: clock().toISOString() }
}

/** Starts this year's assessment; what the government level decides is filled in. @throws {AppError} `not-found` for another year. */
export async function startThisYear(
  actor: Actor,
  yearText: string | undefined,
  clock: Clock = systemClock,
): Promise<void> {
  const year = yearOf(yearText)
  const { database } = runtime()
  const entity = actor.entity && (await findPlannedEntity(database, actor.scope, actor.entity.id))
  if (!entity || year !== currentAssessmentYear(clock)) throw new AppError('not-found')
  const { slug, version, hash, scoring, rubric = {} } = latestInstrument('public-budget')
  const items = scoring.dimensions
    .flatMap((dimension) => dimension.items)
    .map(({ id }) => {
      const outside = isOutside(rubric[id]?.appliesTo ?? 'all', entity.governmentLevel) === true
      return { id, level: outside ? ('na' as const) : null, reason: outside ? NOT_PARTICIPATORY : '' }
    })
  const assessment = {
    id: randomBytes(8).toString('hex'),
    entityId: entity.id,
    instrumentSlug: slug,
    instrumentVersion: version,
    instrumentHash: hash,
    year,
    status: 'in-progress' as const,
    startedOn: limaDate(clock()),
  }
  await startAssessment(database, assessment, items, doerOf(actor, clock))
}

/** A typed text without spaces around it and with plain line breaks. */
export const typedText = (longest: number) =>
  z.string().overwrite(withPlainLines).trim().max(longest, `Escriba menos de ${longest} letras`)
const fields = z.object({
  nivel: z.union([z.enum(ITEM_LEVELS), z.literal('')], 'Elija un nivel de la lista'),
  razon: typedText(500),
  nota: typedText(2000),
  revision: z.coerce.number().int(),
})

/** Reads level, reason and note of one item. @param choices levels that the item has in this entity. */
export function readItemForm(
  form: { get(name: string): unknown },
  choices: readonly string[],
): { ok: true; change: ItemChange; revision: number } | { ok: false; problems: FieldProblems } {
  const parsed = fields.safeParse({
    nivel: String(form.get('nivel') ?? ''),
    razon: String(form.get('razon') ?? ''),
    nota: String(form.get('nota') ?? ''),
    revision: form.get('revision'),
  })
  if (!parsed.success)
    return {
      ok: false,
      problems: Object.fromEntries(
        parsed.error.issues.map(({ path, message }) => [String(path[0]), message]).reverse(),
      ),
    }
  const { nivel, razon, nota, revision } = parsed.data
  if (nivel !== '' && !choices.includes(nivel))
    return { ok: false, problems: { nivel: 'Esta pregunta concierne a la entidad: elija un nivel de 0 a 3' } }
  if (nivel === 'na' && razon.length < 10)
    return { ok: false, problems: { razon: 'Escriba por qué no aplica a esta entidad' } }
  return {
    ok: true,
    revision,
    change: { level: nivel === '' ? null : nivel, reason: nivel === 'na' ? razon : '', note: nota },
  }
}

async function editableItem(
  actor: Actor,
  yearText: string | undefined,
  itemId: string,
): Promise<{ assessment: Assessment; item: AssessmentItem; choices: string[] }> {
  const assessment = await assessmentInYear(actor, yearOf(yearText))
  const item =
    assessment && (await listAssessmentItems(runtime().database, assessment)).find((each) => each.itemId === itemId)
  if (!assessment || !item) throw new AppError('not-found')
  if (!isEditable(assessment, item)) throw new AppError('conflict')
  const { scoring, rubric } = instrumentByHash(assessment.instrumentHash)
  const scored = scoring.dimensions.flatMap(({ items }) => items).find(({ id }) => id === itemId)
  const mayLeaveOut = isOutside(rubric?.[itemId]?.appliesTo ?? 'all', assessment.governmentLevel) !== false
  return {
    assessment,
    item,
    choices: [...Object.keys(scored?.points ?? {}), ...(mayLeaveOut ? (scored?.notApplicable ?? []) : [])],
  }
}

/** What stands in an item now: told to whoever wrote over an older state. */
export type Conflict = Pick<AssessmentItem, 'level' | 'reason' | 'note' | 'revision' | 'changedBy' | 'changedAt'>
export type SavedItem =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'refused'; readonly problems: FieldProblems }
  | { readonly kind: 'conflict'; readonly now: Conflict }

const isSame = (item: ItemChange, change: ItemChange) =>
  item.level === change.level && item.reason === change.reason && withPlainLines(item.note) === change.note

/**
 * Saves level, reason and note of one item. Somebody else's change in between is told, with both texts, and nothing is
 * written over; saving what already stands there changes nothing.
 * @throws {AppError} `not-found`; `conflict` when the item is not the entity's to change at the moment.
 */
export async function saveLevel(
  actor: Actor,
  yearText: string | undefined,
  itemId: string,
  form: { get(name: string): unknown },
  clock: Clock = systemClock,
): Promise<SavedItem> {
  const { assessment, item, choices } = await editableItem(actor, yearText, itemId)
  const read = readItemForm(form, choices)
  if (!read.ok) return { kind: 'refused', problems: read.problems }
  if (isSame(item, read.change)) return { kind: 'saved', revision: item.revision }
  if (await updateItem(runtime().database, assessment.id, itemId, read.revision, read.change, doerOf(actor, clock)))
    return { kind: 'saved', revision: read.revision + 1 }
  const { level, reason, note, revision, changedBy, changedAt } = item
  return { kind: 'conflict', now: { level, reason, note, revision, changedBy, changedAt } }
}

/** Tells who answered meanwhile, and what. @throws {AppError} `conflict` when the item went back to the ministry. */
async function replyConflict(assessment: Assessment, itemId: string): Promise<FieldProblems> {
  const { database } = runtime()
  const now = (await listAssessmentItems(database, assessment)).find((each) => each.itemId === itemId)
  if (now?.review !== 'returned') throw new AppError('conflict')
  const last = (await listAssessmentHistory(database, assessment))
    .filter((row) => row.itemId === itemId && row.event === 'replied')
    .at(-1)
  return {
    respuesta: `${last?.who ?? 'Otra persona'} respondió mientras usted escribía: «${now.reply}». Lo suyo no se ha guardado: compare y guarde de nuevo`,
  }
}

/** Answers the comment with which an item came back. Somebody else's answer in between is told, and nothing is written over. */
export async function replyToReview(
  actor: Actor,
  yearText: string | undefined,
  itemId: string,
  form: FormData,
  clock: Clock = systemClock,
): Promise<Saved> {
  const { assessment, item } = await editableItem(actor, yearText, itemId)
  if (item.review !== 'returned') throw new AppError('conflict')
  const reply = typedText(2000)
    .pipe(z.string().min(3, 'Escriba su respuesta'))
    .safeParse(String(form.get('respuesta') ?? ''))
  if (!reply.success) return { ok: false, problems: { respuesta: reply.error.issues[0]?.message ?? '' } }
  const revision = Number(form.get('revision') ?? Number.NaN)
  if (await updateReply(runtime().database, assessment.id, itemId, revision, reply.data, doerOf(actor, clock)))
    return { ok: true }
  return { ok: false, problems: await replyConflict(assessment, itemId) }
}

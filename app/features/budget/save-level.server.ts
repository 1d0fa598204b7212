import { manyLines, oneLine } from '#surveys/text/written-text.ts'
import { updateItem, type AssessmentItem, type ItemChange } from '#db/queries/budget.server.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { LevelInput, Read } from './form.ts'
import { changedBy } from './keep-trace.server.ts'
import { loadEditableItem, type ItemPlace } from './load-item.server.ts'
import { isOutside } from './rating.ts'

/**
 * What is wrong with a level in this entity, or null. Pure.
 * @param choices levels that the item has in this entity.
 */
function levelProblems({ level, reason }: LevelInput, choices: readonly string[]): FieldProblems | null {
  if (level !== null && !choices.includes(level))
    return { nivel: 'Esta pregunta concierne a la entidad: elija un nivel de 0 a 3' }
  return level === 'na' && reason.length < 10 ? { razon: 'Escriba por qué no aplica a esta entidad' } : null
}

/** The change that a level as it was read makes of an item: a reason belongs to *no aplica* alone. */
export function checkLevel(read: Read<LevelInput>, choices: readonly string[]): Read<ItemChange> {
  if (!read.ok) return read
  const problems = levelProblems(read.input, choices)
  if (problems) return { ok: false, problems }
  const { level, reason, note } = read.input
  return { ok: true, input: { level, reason: level === 'na' ? reason : '', note } }
}

/** What stands in an item now: told to whoever wrote over an older state. */
export type Conflict = Pick<AssessmentItem, 'level' | 'reason' | 'note' | 'revision' | 'changedBy' | 'changedAt'>
export type SavedItem =
  /** `before`: what stood there, where something was changed. */
  | { readonly kind: 'saved'; readonly revision: number; readonly before: ItemChange | null }
  | { readonly kind: 'refused'; readonly problems: FieldProblems }
  | { readonly kind: 'conflict'; readonly now: Conflict }

/** What was stored before texts were normalised is compared as if it were. */
const isSame = (item: ItemChange, change: ItemChange) =>
  item.level === change.level && oneLine(item.reason) === change.reason && manyLines(item.note) === change.note

/**
 * Saves level, reason and note of one item. Somebody else's change in between is told, with both texts, and nothing is
 * written over; saving what already stands there changes nothing.
 * @throws {AppError} `not-found`; `conflict` when the item is not the entity's to change at the moment.
 */
export async function saveLevel(
  actor: Actor,
  { level: read, ...place }: ItemPlace & { readonly level: Read<LevelInput> },
  clock: Clock = systemClock,
): Promise<SavedItem> {
  const { assessment, item, rubric, instrument } = await loadEditableItem(actor, place)
  const scored = instrument.scoring.dimensions.flatMap(({ items }) => items).find(({ id }) => id === place.itemId)
  const mayLeaveOut = isOutside(rubric.appliesTo, assessment.governmentLevel) !== false
  const checked = checkLevel(read, [
    ...Object.keys(scored?.points ?? {}),
    ...(mayLeaveOut ? (scored?.notApplicable ?? []) : []),
  ])
  if (!read.ok || !checked.ok) return { kind: 'refused', problems: checked.ok ? {} : checked.problems }
  if (isSame(item, checked.input)) return { kind: 'saved', revision: item.revision, before: null }
  const by = changedBy(actor, clock())
  const { level, reason, note } = item
  if (await updateItem(runtime().database, assessment.id, item.itemId, read.input.revision, checked.input, by))
    return { kind: 'saved', revision: read.input.revision + 1, before: { level, reason, note } }
  const { revision, changedBy: who, changedAt } = item
  return { kind: 'conflict', now: { level, reason, note, revision, changedBy: who, changedAt } }
}

import { findAssessment, listAssessmentItems, type Assessment, type AssessmentItem } from '#db/queries/budget.server.ts'
import {
  finishReview,
  findNewestStep,
  reviewItem,
  sendBack,
  type ItemReview,
} from '#db/queries/budget-review.server.ts'
import { listAssistances } from '#db/queries/budget-assistance.server.ts'
import { listEvidence } from '#db/queries/budget-evidence.server.ts'
import { insertProposals } from '#db/queries/plan-proposals.server.ts'
import type { ItemLevel } from '#db/schema/assessments.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { RubricLevel } from '#surveys/model/instrument.ts'
import { proposeRubricActions } from '#surveys/planning/propose-rubric-actions.ts'
import { scoreRubric } from '#surveys/scoring/rubric.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import { fitAllToEntity } from '#surveys/planning/fit-to-entity.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { changedBy, noteOf } from './keep-trace.server.ts'
import { highestAcceptable, isBarred, ratedItems } from './rating.ts'
import type { Saved } from './reply-to-review.server.ts'
import type { ReviewChoice, ReviewForm } from './review-form.ts'
import { isHandedIn } from './view-assessment.server.ts'
import { decidedMeanwhile } from './words.ts'

/** Whether the actor may review an assessment: never who advises the entity, or did not long ago. */
export async function mayReview(
  actor: Actor,
  assessment: Pick<Assessment, 'entityId' | 'startedOn' | 'submittedOn'>,
): Promise<boolean> {
  if (actor.role !== 'analyst') return false
  const periods = (await listAssistances(runtime().database, actor.userId)).filter(
    ({ entityId }) => entityId === assessment.entityId,
  )
  return !isBarred(periods, assessment)
}

type Limits = { readonly declared: ItemLevel; readonly acceptable: RubricLevel }

/**
 * The decision about an item, or why it cannot be that one. Pure.
 * @param limits what was declared, and how far its documents prove it.
 */
function decisionOf(choice: ReviewChoice, { declared, acceptable }: Limits): ItemReview | { readonly problem: string } {
  if (choice.kind === 'return') return { review: 'returned', comment: choice.comment }
  const { level, why } = choice
  if (declared === 'na') {
    if (level !== 'na' && level !== '0') return { problem: 'Acepte que no aplica, o cuente la pregunta como nivel 0' }
  } else if (level === 'na' || Number(level) > acceptable) {
    return { problem: `Los documentos prueban hasta el nivel ${acceptable}` }
  }
  if (level !== declared && why.length < 3) return { problem: 'Escriba por qué acepta otro nivel' }
  return { review: 'accepted', verifiedLevel: level, comment: why }
}

async function underReview(actor: Actor, id: string): Promise<{ assessment: Assessment; items: AssessmentItem[] }> {
  const { database } = runtime()
  const assessment = await findAssessment(database, actor.scope, id)
  if (!assessment || !isHandedIn(assessment)) throw new AppError('not-found')
  if (!(await mayReview(actor, assessment)) || assessment.status !== 'submitted') throw new AppError('conflict')
  return { assessment, items: await listAssessmentItems(database, assessment) }
}

/** `decided`: somebody else decided since the page was opened; nothing is written over. */
export type Reviewed =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: FieldProblems; readonly decided: boolean }

async function whoDecided(id: string, itemId: string): Promise<string> {
  const last = await findNewestStep(runtime().database, id, itemId)
  return decidedMeanwhile(last)
}

/** Accepts an item or sends it back. @throws {AppError} `not-found`, or `conflict` when it is not hers to review now. */
export async function reviewAssessmentItem(
  actor: Actor,
  { assessmentId: id, form: { itemId, choice } }: { readonly assessmentId: string; readonly form: ReviewForm },
  clock: Clock = systemClock,
): Promise<Reviewed> {
  const { assessment, items } = await underReview(actor, id)
  const item = items.find((each) => each.itemId === itemId)
  if (!item?.level) throw new AppError('not-found')
  const { database } = runtime()
  const evidence = (await listEvidence(database, assessment)).filter((each) => each.itemId === itemId)
  const acceptable = item.level === 'na' ? 0 : highestAcceptable(Number(item.level) as RubricLevel, evidence)
  const refused = (problem: string): Reviewed => ({ ok: false, decided: false, problems: { [itemId]: problem } })
  if (!choice.ok) return refused(choice.problem)
  const decision = decisionOf(choice.input, { declared: item.level, acceptable })
  if ('problem' in decision) return refused(decision.problem)
  const reviewer = { userId: actor.userId, ...changedBy(actor, clock()) }
  const saved = await reviewItem(database, id, itemId, choice.revision, decision, reviewer)
  if (saved === 'not-under-review') throw new AppError('conflict')
  return saved === 'saved'
    ? { ok: true }
    : { ok: false, decided: true, problems: { [itemId]: await whoDecided(id, itemId) } }
}

/** What the verified levels of an assessment come to: its scores, and the actions that they ask for. */
function outcomeOf(assessment: Assessment, items: readonly AssessmentItem[], today: string) {
  const instrument = instrumentByHash(assessment.instrumentHash)
  const rated = ratedItems(items)
  const scores = scoreRubric(instrument, rated)
  const verified = Object.fromEntries(
    Object.entries(rated).map(([itemId, each]) => [itemId, { ...each, declared: each.verified ?? 0 }]),
  )
  const proposed = proposeRubricActions(instrument, scores.verified, verified)
  const entity = findEntityKind(runtime().database, assessment.entityId, today)
  return { scores, proposals: fitAllToEntity(proposed, entity, today) }
}

/**
 * Ends a round: sends the assessment back if an item was returned, otherwise finishes it for good and adds what the
 * verified levels ask for to the entity's plan.
 */
export async function endRound(actor: Actor, assessmentId: string, clock: Clock = systemClock): Promise<Saved> {
  const { assessment, items } = await underReview(actor, assessmentId)
  const { database } = runtime()
  if (items.some(({ review }) => review === 'pending'))
    return { ok: false, problems: { fin: 'Faltan preguntas por revisar' } }
  const now = clock()
  const today = limaDate(now)
  const by = changedBy(actor, now)
  const { entityId } = assessment
  const note = (action: string) =>
    noteOf(actor, { action, objectKind: 'assessment', objectId: assessmentId, entityId }, now)
  if (items.some(({ review }) => review === 'returned')) {
    if (!(await sendBack(database, assessment, today, by, note('assessment.returned')))) throw new AppError('conflict')
    return { ok: true }
  }
  const { scores, proposals } = outcomeOf(assessment, items, today)
  const done = await finishReview(
    database,
    assessment,
    { today, scores },
    by,
    note('assessment.reviewed'),
    (transaction) => insertProposals(transaction, { origin: { assessmentId }, entityId, today, proposals }),
  )
  if (!done) throw new AppError('conflict')
  return { ok: true }
}

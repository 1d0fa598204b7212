import { z } from 'zod'
import {
  findAssessment,
  listAssessments,
  listAssessmentItems,
  type Assessment,
  type AssessmentItem,
} from '#db/queries/budget.server.ts'
import {
  finishReview,
  findNewestStep,
  reviewItem,
  sendBack,
  type ItemReview,
} from '#db/queries/budget-review.server.ts'
import { listAssistances } from '#db/queries/budget-assistance.server.ts'
import { listEvidence } from '#db/queries/budget-evidence.server.ts'
import { insertProposals } from '#db/queries/plans.server.ts'
import { ITEM_LEVELS, type ItemLevel } from '#db/schema/assessments.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { RubricLevel } from '#surveys/model/instrument.ts'
import { proposeRubricActions } from '#surveys/planning/propose-rubric-actions.ts'
import { scoreRubric } from '#surveys/scoring/rubric.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { citingInForce } from '#surveys/norms/citing-in-force.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { doerOf, typedText, type Saved } from './change-item.server.ts'
import { highestAcceptable, isBarred, ratedItems, waitingFor } from './rating.ts'

/** Assessments that were handed in, longest waiting first; those whose entity the analyst advises say so. */
export async function reviewQueue(actor: Actor, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const { database } = runtime()
  const [all, periods] = await Promise.all([
    listAssessments(database, actor.scope),
    listAssistances(database, actor.userId),
  ])
  return all
    .filter(({ status }) => status !== 'in-progress')
    .map((assessment) => ({
      id: assessment.id,
      entityName: assessment.entityName,
      year: assessment.year,
      status: assessment.status,
      submittedOn: assessment.submittedOn,
      waiting: waitingFor(assessment, today),
      assisted: isBarred(
        periods.filter(({ entityId }) => entityId === assessment.entityId),
        assessment,
      ),
    }))
    .sort((one, other) => (other.waiting?.days ?? -1) - (one.waiting?.days ?? -1))
}

export type QueueRow = Awaited<ReturnType<typeof reviewQueue>>[number]

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

const fields = z.object({
  decision: z.enum(['aceptar', 'devolver'], 'Elija aceptar o devolver'),
  nivel: z.union([z.enum(ITEM_LEVELS), z.literal('')]),
  comentario: typedText(2000),
  motivo: typedText(2000),
  revision: z.coerce.number().int(),
})

type Limits = { readonly declared: ItemLevel; readonly acceptable: RubricLevel }

function accepted(
  level: ItemLevel,
  comment: string,
  { declared, acceptable }: Limits,
): ItemReview | { problem: string } {
  if (declared === 'na') {
    if (level !== 'na' && level !== '0') return { problem: 'Acepte que no aplica, o cuente la pregunta como nivel 0' }
  } else if (level === 'na' || Number(level) > acceptable) {
    return { problem: `Los documentos prueban hasta el nivel ${acceptable}` }
  }
  if (level !== declared && comment.length < 3) return { problem: 'Escriba por qué acepta otro nivel' }
  return { review: 'accepted', verifiedLevel: level, comment }
}

type ReadReview =
  | { readonly ok: true; readonly decision: ItemReview; readonly revision: number }
  | { readonly ok: false; readonly problem: string }

/**
 * Reads one decision of a review. What an entity must mend and why another level was accepted are two texts: the one
 * is never kept as the other. Pure.
 */
export function readReview(form: { get(name: string): unknown }, limits: Limits): ReadReview {
  const text = (name: string) => String(form.get(name) ?? '')
  const parsed = fields.safeParse({
    decision: text('decision'),
    nivel: text('nivel'),
    comentario: text('comentario'),
    motivo: text('motivo'),
    revision: form.get('revision') ?? '',
  })
  if (!parsed.success) return { ok: false, problem: parsed.error.issues[0]?.message ?? '' }
  const { decision, nivel, comentario, motivo, revision } = parsed.data
  if (decision === 'devolver')
    return comentario.length < 3
      ? { ok: false, problem: 'Escriba qué falta o qué debe corregirse' }
      : { ok: true, revision, decision: { review: 'returned', comment: comentario } }
  if (nivel === '') return { ok: false, problem: 'Elija el nivel que acepta' }
  const read = accepted(nivel, motivo, limits)
  return 'problem' in read ? { ok: false, problem: read.problem } : { ok: true, revision, decision: read }
}

async function underReview(actor: Actor, id: string): Promise<{ assessment: Assessment; items: AssessmentItem[] }> {
  const { database } = runtime()
  const assessment = await findAssessment(database, actor.scope, id)
  if (!assessment || assessment.status === 'in-progress') throw new AppError('not-found')
  if (!(await mayReview(actor, assessment)) || assessment.status !== 'submitted') throw new AppError('conflict')
  return { assessment, items: await listAssessmentItems(database, assessment) }
}

/** `decided`: somebody else decided since the page was opened; nothing is written over. */
export type Reviewed =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: FieldProblems; readonly decided: boolean }

async function whoDecided(id: string, itemId: string): Promise<string> {
  const last = await findNewestStep(runtime().database, id, itemId)
  const what =
    last?.event === 'returned'
      ? `la devolvió: «${last.detail}»`
      : last?.event === 'accepted'
        ? `la aceptó en el nivel ${last.level ?? ''}`
        : 'la cambió'
  return `${last?.who ?? 'Otra persona'} ${what} mientras usted decidía. Lo suyo no se ha guardado: compare y guarde de nuevo si corresponde`
}

/** Accepts an item or sends it back, as the form says. @throws {AppError} `not-found`, or `conflict` when it is not hers to review now. */
export async function reviewByForm(
  actor: Actor,
  id: string,
  form: FormData,
  clock: Clock = systemClock,
): Promise<Reviewed> {
  const { assessment, items } = await underReview(actor, id)
  const item = items.find(({ itemId }) => itemId === form.get('pregunta'))
  if (!item?.level) throw new AppError('not-found')
  const evidence = (await listEvidence(runtime().database, assessment)).filter(({ itemId }) => itemId === item.itemId)
  const acceptable = item.level === 'na' ? 0 : highestAcceptable(Number(item.level) as RubricLevel, evidence)
  const read = readReview(form, { declared: item.level, acceptable })
  if (!read.ok) return { ok: false, decided: false, problems: { [item.itemId]: read.problem } }
  const saved = await reviewItem(runtime().database, id, item.itemId, read.revision, read.decision, {
    userId: actor.userId,
    ...doerOf(actor, clock),
  })
  if (saved === 'not-under-review') throw new AppError('conflict')
  return saved === 'saved'
    ? { ok: true }
    : { ok: false, decided: true, problems: { [item.itemId]: await whoDecided(id, item.itemId) } }
}

/**
 * Ends a round: sends the assessment back if an item was returned, otherwise finishes it for good and adds what the
 * verified levels ask for to the entity's plan.
 */
export async function endRound(actor: Actor, id: string, clock: Clock = systemClock): Promise<Saved> {
  const { assessment, items } = await underReview(actor, id)
  const { database } = runtime()
  const today = limaDate(clock())
  if (items.some(({ review }) => review === 'pending'))
    return { ok: false, problems: { fin: 'Faltan preguntas por revisar' } }
  const doer = doerOf(actor, clock)
  if (items.some(({ review }) => review === 'returned')) {
    if (!(await sendBack(database, assessment, today, doer))) throw new AppError('conflict')
    return { ok: true }
  }
  const instrument = instrumentByHash(assessment.instrumentHash)
  const scores = scoreRubric(instrument, ratedItems(items))
  const verified = Object.fromEntries(
    Object.entries(ratedItems(items)).map(([itemId, each]) => [itemId, { ...each, declared: each.verified ?? 0 }]),
  )
  const proposals = proposeRubricActions(instrument, scores.verified, verified).map((proposal) =>
    citingInForce(proposal, today),
  )
  const done = await finishReview(database, assessment, today, scores, doer, () =>
    insertProposals(database, { origin: { assessmentId: id }, entityId: assessment.entityId, today, proposals }),
  )
  if (!done) throw new AppError('conflict')
  return { ok: true }
}

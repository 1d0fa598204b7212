import { listAssessmentHistory, listAssessmentItems, type AssessmentItem } from '#db/queries/budget.server.ts'
import {
  contentDigest,
  submissionDigest,
  submitAssessment,
  type Submission,
} from '#db/queries/budget-submission.server.ts'
import { listEvidence } from '#db/queries/budget-evidence.server.ts'
import { insertProposals } from '#db/queries/plan-proposals.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { proposeRubricActions } from '#surveys/planning/propose-rubric-actions.ts'
import { scoreRubric } from '#surveys/scoring/rubric.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import { fitAllToEntity } from '#surveys/planning/fit-to-entity.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { SignatureForm } from './form.ts'
import { changedBy, noteOf } from './keep-trace.server.ts'
import { isAnswered, isOutside, ratedItems } from './rating.ts'
import { assessmentInYear } from './view-assessment.server.ts'

/** `moved`: something changed since the page was opened, so that she would sign what she did not read. */
export type Signed =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: FieldProblems; readonly moved: boolean }

const MOVED: Signed = {
  ok: false,
  moved: true,
  problems: { declaro: 'Algo cambió desde que usted abrió esta página. Revise de nuevo y firme' },
}

function unfinished(
  items: readonly AssessmentItem[],
  history: Awaited<ReturnType<typeof listAssessmentHistory>>,
): string | null {
  if (items.some(({ level }) => level === null)) return 'Todavía hay preguntas sin nivel'
  if (items.some(({ itemId, review }) => review === 'returned' && !isAnswered(itemId, history)))
    return 'Todavía hay preguntas devueltas sin respuesta ni corrección'
  return null
}

/** The signature as it was read, unless it is not time for one. */
function checked({ signature }: SignatureForm, notYet: string | null): SignatureForm['signature'] {
  if (!notYet) return signature
  return { ok: false, problems: { ...(signature.ok ? {} : signature.problems), declaro: notYet } }
}

/**
 * Signs and hands in; the head of planning and budget does it in person, for exactly the levels and documents that the
 * page showed her: their digest comes with the form and is kept in the signature. Proposes actions from what was declared.
 * @throws {AppError} `not-found` for anybody else.
 */
export async function signAssessment(
  actor: Actor,
  { year, form }: { readonly year: number; readonly form: SignatureForm },
  clock: Clock = systemClock,
): Promise<Signed> {
  const assessment = await assessmentInYear(actor, year)
  if (!assessment || !actor.headsPlanning) throw new AppError('not-found')
  if (assessment.status !== 'in-progress' && assessment.status !== 'returned') throw new AppError('conflict')
  const { database } = runtime()
  const [items, documents, history] = await Promise.all([
    listAssessmentItems(database, assessment),
    listEvidence(database, assessment),
    listAssessmentHistory(database, assessment),
  ])
  const signed = checked(form, unfinished(items, history))
  if (!signed.ok) return { ...signed, moved: false }
  const digest = contentDigest(items, documents)
  if (form.digest !== digest) return MOVED
  const instrument = instrumentByHash(assessment.instrumentHash)
  const rated = ratedItems(items)
  const scores = scoreRubric(instrument, rated)
  const now = clock()
  const today = limaDate(now)
  const { id, entityId } = assessment
  const proposed = proposeRubricActions(instrument, scores.declared, rated)
  const proposals = fitAllToEntity(proposed, findEntityKind(database, entityId, today), today)
  const { rubric = {} } = instrument
  const outside = items
    .map(({ itemId }) => itemId)
    .filter((itemId) => isOutside(rubric[itemId]?.appliesTo ?? 'all', assessment.governmentLevel) === true)
  const submission = { today, scores, outside, signature: { userId: actor.userId, ...signed.input, digest } }
  const deed = { action: 'assessment.signed', objectKind: 'assessment', objectId: id, entityId }
  const detailOf = (made: Submission) => ({ digest, round: made.round, submission: submissionDigest(made) })
  const done = await submitAssessment(
    database,
    assessment,
    submission,
    changedBy(actor, now),
    (made) => noteOf(actor, { ...deed, detail: detailOf(made) }, now),
    (transaction) => insertProposals(transaction, { origin: { assessmentId: id }, entityId, today, proposals }),
  )
  return done ? { ok: true } : MOVED
}

import { z } from 'zod'
import { listAssessmentHistory, listAssessmentItems, type AssessmentItem } from '#db/queries/budget.server.ts'
import { contentDigest, submitAssessment } from '#db/queries/budget-submission.server.ts'
import { listEvidence } from '#db/queries/budget-evidence.server.ts'
import { insertProposals } from '#db/queries/plans.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { proposeRubricActions } from '#surveys/planning/propose-rubric-actions.ts'
import { scoreRubric } from '#surveys/scoring/rubric.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { citingInForce } from '#surveys/norms/citing-in-force.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { doerOf, typedText } from './change-item.server.ts'
import { isAnswered, ratedItems } from './rating.ts'
import { assessmentInYear, yearOf } from './view-budget.server.ts'

const signature = z.object({
  nombre: typedText(200).pipe(z.string().min(5, 'Escriba su nombre y apellidos')),
  cargo: typedText(200).pipe(z.string().min(3, 'Escriba su cargo')),
  documento: typedText(200).pipe(z.string().min(3, 'Escriba la resolución o el documento de su designación')),
})

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

function readSignature(form: FormData, notYet: string | null) {
  const parsed = signature.safeParse(
    Object.fromEntries(['nombre', 'cargo', 'documento'].map((name) => [name, String(form.get(name) ?? '')])),
  )
  const problems: Record<string, string> = parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]).reverse())
  if (!form.has('declaro')) problems['declaro'] = 'Marque la declaración para firmar'
  if (notYet) problems['declaro'] = notYet
  return parsed.success && Object.keys(problems).length === 0
    ? { ok: true as const, read: parsed.data }
    : { ok: false as const, moved: false, problems }
}

/**
 * Signs and hands in; the head of planning and budget does it in person, for exactly the levels and documents that the
 * page showed her: their digest comes with the form and is kept in the signature. Proposes actions from what was declared.
 * @throws {AppError} `not-found` for anybody else.
 */
export async function signAssessment(
  actor: Actor,
  yearText: string | undefined,
  form: FormData,
  clock: Clock = systemClock,
): Promise<Signed> {
  const assessment = await assessmentInYear(actor, yearOf(yearText))
  if (!assessment || !actor.headsPlanning) throw new AppError('not-found')
  if (assessment.status !== 'in-progress' && assessment.status !== 'returned') throw new AppError('conflict')
  const { database } = runtime()
  const [items, documents, history] = await Promise.all([
    listAssessmentItems(database, assessment),
    listEvidence(database, assessment),
    listAssessmentHistory(database, assessment),
  ])
  const signed = readSignature(form, unfinished(items, history))
  if (!signed.ok) return signed
  const digest = contentDigest(items, documents)
  if (form.get('huella') !== digest) return MOVED
  const instrument = instrumentByHash(assessment.instrumentHash)
  const rated = ratedItems(items)
  const scores = scoreRubric(instrument, rated)
  const today = limaDate(clock())
  const proposals = proposeRubricActions(instrument, scores.declared, rated).map((proposal) =>
    citingInForce(proposal, today),
  )
  const { nombre, cargo, documento } = signed.read
  const submission = {
    today,
    scores,
    signature: { userId: actor.userId, name: nombre, position: cargo, document: documento, digest },
  }
  const done = await submitAssessment(database, assessment, submission, doerOf(actor, clock), () =>
    insertProposals(database, {
      origin: { assessmentId: assessment.id },
      entityId: assessment.entityId,
      today,
      proposals,
    }),
  )
  return done ? { ok: true } : MOVED
}

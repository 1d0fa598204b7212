import { insertIntakeRule } from '#db/queries/november-queue.server.ts'
import { insertMinistryStep, listNovemberVersions } from '#db/queries/november-reports.server.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { AnswerForm, TypedIntake } from './form.ts'
import { findVersion } from './load-report.server.ts'
import type { VersionPlace } from './november-address.ts'
import { stepTrace } from './step-trace.server.ts'

export type Answered =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: FieldProblems; readonly moved: boolean }

const REPLACED = 'La entidad presentó una corrección: responda la versión más nueva'

/**
 * Marks a presented version as received, or observes it with a comment; a later answer stands beside the earlier.
 * @throws {AppError} `not-found` where there is no such version.
 */
export function answerReport(
  actor: Actor,
  { place, form }: { readonly place: VersionPlace; readonly form: AnswerForm },
  clock: Clock = systemClock,
): Answered {
  const { database } = runtime()
  const version = findVersion(actor, place)
  if (!form.comment.ok) return { ok: false, problems: form.comment.problems, moved: false }
  const newest = listNovemberVersions(database, actor.scope, place).at(-1)
  if (newest && newest.version > version.version) return { ok: false, problems: { comentario: REPLACED }, moved: true }
  insertMinistryStep(database, version, stepTrace(actor, place, form.step, form.comment.input, clock()))
  return { ok: true }
}

/** Says anew whether what is presented here must go to the Ministry's desk too. */
export function setIntake(actor: Actor, { alsoAtDesk, document }: TypedIntake, clock: Clock = systemClock): void {
  const now = clock()
  const rule = { alsoAtDesk, document, at: now.toISOString(), userId: actor.userId, who: actor.name }
  const detail = { alsoAtDesk: alsoAtDesk ? 1 : 0, document }
  const deed = { action: 'intake.set', objectKind: 'intake', objectId: 'november-report', detail }
  insertIntakeRule(runtime().database, rule, (transaction) => recordDeed(transaction, actor, deed, now))
}

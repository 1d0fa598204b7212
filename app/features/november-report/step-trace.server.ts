import {
  receptionNumber,
  reportName,
  type NovemberVersion,
  type ReportPlace,
  type StepTraced,
} from '#db/queries/november-reports.server.ts'
import type { Note } from '#db/queries/audit.server.ts'
import type { NovemberStep } from '#db/schema/november-words.ts'
import type { Actor } from '#app/door/actor.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'

const DEEDS: Readonly<Record<Exclude<NovemberStep, 'presented'>, string>> = {
  'sent-to-head': 'november-report.sent-to-head',
  'taken-back': 'november-report.taken-back',
  returned: 'november-report.returned',
  'correction-started': 'november-report.correction-started',
  'correction-dropped': 'november-report.correction-dropped',
  received: 'november-report.received',
  observed: 'november-report.observed',
}

/** Who takes a step, and when, as the history of a report keeps it. */
export function stepBy(actor: Actor, now: Date): StepTraced['by'] {
  return { userId: actor.userId, who: actor.name, at: now.toISOString() }
}

function noted(
  actor: Actor,
  place: ReportPlace,
  action: string,
  detail: Record<string, string | number>,
  now: Date,
): Note {
  const deed = { action, objectKind: 'november-report', objectId: reportName(place), entityId: place.entityId, detail }
  return (transaction) => recordDeed(transaction, actor, deed, now)
}

/** A step with all that is written because of it; what presents a report has a note of its own. */
export function stepTrace(
  actor: Actor,
  place: ReportPlace,
  step: Exclude<NovemberStep, 'presented'>,
  detail: string,
  now: Date,
): StepTraced {
  const { year } = place
  return { step, detail, by: stepBy(actor, now), note: noted(actor, place, DEEDS[step], { year }, now) }
}

/** That something was written; what, the draft says. */
export function writingNote(actor: Actor, place: ReportPlace, now: Date): Note {
  return noted(actor, place, 'november-report.written', { year: place.year }, now)
}

/** What is noted of a presentation: its number and its digest, which `audit:verify` compares. */
export function presentationNote(actor: Actor, version: NovemberVersion, now: Date): Note {
  const { year, version: number, digest, signature } = version
  const detail = { year, version: number, digest, number: receptionNumber(version), signature: signature.kind }
  return noted(actor, version, 'november-report.presented', detail, now)
}

import {
  findAssessment,
  findAssessmentOfYear,
  listAssessmentHistory,
  listAssessmentItems,
  type Assessment,
  type AssessmentItem,
  type HistoryRow,
} from '#db/queries/budget.server.ts'
import { contentDigest, listSubmissions, type Submission } from '#db/queries/budget-submission.server.ts'
import { listEvidence, type Evidence } from '#db/queries/budget-evidence.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import { documentChoices, evidenceWarnings, LEVEL_OF_CLASS } from '#surveys/scoring/evidence.ts'
import { scoreRubric } from '#surveys/scoring/rubric.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { condensed } from './item-history.ts'
import { highestAcceptable, isAnswered, isEditable, isOutside, provenBy, ratedItems, waitingFor } from './rating.ts'

/** Year of the assessment that is worked on today, in Lima. */
export function currentAssessmentYear(clock: Clock = systemClock): number {
  return Number(limaDate(clock()).slice(0, 4))
}

function shownEvidence(found: Evidence, assessmentYear: number) {
  const {
    id,
    kind,
    documentType,
    documentNumber,
    issuedBy,
    documentDate,
    fiscalYear,
    shows,
    page,
    reference,
    fileName,
    size,
    addedBy,
    addedOn,
  } = found
  return {
    id,
    level: LEVEL_OF_CLASS[found.class],
    kind,
    documentType,
    documentNumber,
    issuedBy,
    documentDate,
    fiscalYear,
    shows,
    page,
    reference,
    fileName,
    size,
    addedBy,
    addedOn,
    warnings: evidenceWarnings(found, assessmentYear),
  }
}

export type ShownEvidence = ReturnType<typeof shownEvidence>

type Beside = { readonly evidence: readonly Evidence[]; readonly history: readonly HistoryRow[] }

function shownItem(
  instrument: Instrument,
  assessment: Assessment,
  item: AssessmentItem,
  { evidence, history }: Beside,
  number: number,
) {
  const question = placedQuestions(instrument.survey).find(({ question: { name } }) => name === item.itemId)?.question
  const rubric = instrument.rubric?.[item.itemId]
  if (!question || !rubric) throw new Error(`The instrument has no item ${item.itemId}`)
  const outside = isOutside(rubric.appliesTo, assessment.governmentLevel)
  const {
    itemId,
    level,
    reason,
    note,
    revision,
    changedBy,
    changedAt,
    review,
    verifiedLevel,
    reviewComment,
    reviewRevision,
    reply,
    replyRevision,
  } = item
  return {
    id: itemId,
    number,
    title: spanish(question.title),
    choices: question.choices
      .filter(({ value }) => value !== 'na' || outside !== false)
      .map(({ value, text }) => ({ value, text: spanish(text) })),
    documents: rubric.documents,
    documentChoices: documentChoices(rubric),
    appliesTo: rubric.appliesTo,
    /** Left out by the norm, and accepted so: nobody decides about it. */
    settledByNorm: outside === true && level === 'na' && review === 'accepted',
    level,
    reason,
    note,
    revision,
    changedBy,
    changedAt,
    review,
    verifiedLevel,
    reviewComment,
    reviewRevision,
    reply,
    replyRevision,
    /** Whether the entity did anything about it since it came back. */
    answered: review !== 'returned' || isAnswered(itemId, history),
    evidence: evidence.map((each) => shownEvidence(each, assessment.year)),
    proven: provenBy(evidence),
    acceptable: level === null || level === 'na' ? null : highestAcceptable(Number(level) as 0 | 1 | 2 | 3, evidence),
    editable: isEditable(assessment, item),
  }
}

export type ItemView = ReturnType<typeof shownItem>

function shownHistory({ itemId, at, who, event, level, reason, note, detail }: HistoryRow) {
  return { itemId, at, who, event, level, reason, note, detail }
}

function shownSubmission({ round, submittedOn, signature: { name, position, document, digest }, scores }: Submission) {
  return { round, submittedOn, signature: { name, position, document, digest: digest ?? null }, scores }
}

/** Everything that the pages of an assessment show. Needs an assessment that was read within the actor's scope. */
async function fullView(assessment: Assessment, today: string) {
  const { database } = runtime()
  const instrument = instrumentByHash(assessment.instrumentHash)
  const [items, evidence, history, submissions] = await Promise.all([
    listAssessmentItems(database, assessment),
    listEvidence(database, assessment),
    listAssessmentHistory(database, assessment),
    listSubmissions(database, assessment),
  ])
  const byId = new Map(items.map((item) => [item.itemId, item]))
  let number = 0
  const dimensions = instrument.scoring.dimensions.map(({ id, title, meaning, items: scored }) => ({
    id,
    title,
    meaning,
    items: scored.flatMap((each) => {
      const item = byId.get(each.id)
      number += 1
      return item
        ? [
            shownItem(
              instrument,
              assessment,
              item,
              { history, evidence: evidence.filter(({ itemId }) => itemId === each.id) },
              number,
            ),
          ]
        : []
    }),
  }))
  const all = dimensions.flatMap((dimension) => dimension.items)
  const {
    id,
    entityId,
    entityName,
    invented,
    year,
    status,
    startedOn,
    submittedOn,
    returnedOn,
    reviewedOn,
    reviewedScores,
  } = assessment
  return {
    id,
    entityId,
    entityName,
    invented,
    year,
    status,
    startedOn,
    submittedOn,
    returnedOn,
    reviewedOn,
    reviewedScores,
    submissions: submissions.map(shownSubmission),
    /** Of what the page shows: whoever signs, signs this. */
    digest: contentDigest(items, evidence),
    instrument: {
      title: instrument.title,
      purpose: instrument.purpose,
      version: instrument.version,
      levels: instrument.scoring.levels,
      limits: instrument.limits,
    },
    dimensions,
    missing: all.filter(({ level }) => level === null).map(({ id: itemId, title }) => ({ id: itemId, title })),
    unanswered: all.filter(({ answered }) => !answered).map(({ id: itemId, title }) => ({ id: itemId, title })),
    unproven: all.filter(({ level, proven }) => level !== null && level !== 'na' && proven < Number(level)).length,
    scores: scoreRubric(instrument, ratedItems(items)),
    waiting: waitingFor(assessment, today),
    history: condensed(history).map(shownHistory),
  }
}

export type AssessmentView = Awaited<ReturnType<typeof fullView>>
export type DimensionView = AssessmentView['dimensions'][number]

/** The assessment of the actor's entity in a year, or null when it was not started. */
export async function assessmentInYear(actor: Actor, year: number): Promise<Assessment | null> {
  if (!actor.entity) return null
  return findAssessmentOfYear(runtime().database, actor.scope, actor.entity.id, year)
}

/** The view of a year of the actor's entity, or null. */
export async function viewAssessment(
  actor: Actor,
  year: number,
  clock: Clock = systemClock,
): Promise<AssessmentView | null> {
  const found = await assessmentInYear(actor, year)
  return found ? fullView(found, limaDate(clock())) : null
}

/** The assessment of a year, which must be there. @throws {AppError} `not-found`. */
export async function requireAssessment(
  actor: Actor,
  year: number,
  clock: Clock = systemClock,
): Promise<AssessmentView> {
  const view = await viewAssessment(actor, year, clock)
  if (!view) throw new AppError('not-found')
  return view
}

/** Whether the ministry may read of an assessment: nothing before it was handed in. */
export function isHandedIn({ status }: Pick<Assessment, 'status'>): boolean {
  return status !== 'in-progress'
}

/** An assessment by its id, as the ministry reads it. @throws {AppError} `not-found`. */
export async function viewSubmitted(actor: Actor, id: string, clock: Clock = systemClock): Promise<AssessmentView> {
  const found = await findAssessment(runtime().database, actor.scope, id)
  if (!found || !isHandedIn(found)) throw new AppError('not-found')
  return fullView(found, limaDate(clock()))
}

/** One dimension or item of a view. @throws {AppError} `not-found`. */
export function dimensionOf(view: AssessmentView, dimensionId: string): DimensionView {
  const found = view.dimensions.find(({ id }) => id === dimensionId)
  if (!found) throw new AppError('not-found')
  return found
}

export function itemOf(view: AssessmentView, itemId: string): ItemView {
  const found = view.dimensions.flatMap(({ items }) => items).find(({ id }) => id === itemId)
  if (!found) throw new AppError('not-found')
  return found
}

import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { contentDigest, submissionDigest } from '#db/queries/budget-submission.server.ts'
import { thisItem } from '#db/queries/budget.server.ts'
import { insertProposals } from '#db/queries/plan-proposals.server.ts'
import { assessmentHistory, assessmentItems, assessments, assessmentSubmissions, evidence } from '#db/schema/index.ts'
import type { AssessmentStatus } from '#db/schema/assessments.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import { fitAllToEntity } from '#surveys/planning/fit-to-entity.ts'
import { proposeRubricActions } from '#surveys/planning/propose-rubric-actions.ts'
import { scoreRubric, type RubricScores } from '#surveys/scoring/rubric.ts'
import { addDocuments } from './budget-documents.ts'
import { historyOf, SIGNER, type Made } from './budget-history.ts'
import { instrument, makeItem, reviewed, rowsOf, type Item, type Stage } from './budget-items.ts'
import type { DemoEntity } from './entities.ts'
import { seededRandom, seedOf } from './random.ts'

const ITEMS = instrument.scoring.dimensions.flatMap(({ items }) => items)

const STATUS: Record<Stage, AssessmentStatus> = { reviewed: 'reviewed', half: 'submitted', returned: 'returned' }

/** What the assessment holds once it was handed in, and what the review left of it so far. */
function handIn(
  database: Database,
  assessmentId: string,
  before: readonly Item[],
  after: readonly Item[],
  stage: Stage,
  { entityId, submittedOn, reviewedOn }: Made,
): RubricScores {
  const submittedScores = scoreRubric(instrument, rowsOf(before))
  const documents = database
    .select({ id: evidence.id, itemId: evidence.itemId })
    .from(evidence)
    .where(eq(evidence.assessmentId, assessmentId))
    .all()
  const rows = database.select().from(assessmentItems).where(eq(assessmentItems.assessmentId, assessmentId)).all()
  const signature = { ...SIGNER, digest: contentDigest(rows, documents) }
  const submission = { assessmentId, round: 1, submittedOn, signature, scores: submittedScores }
  database.insert(assessmentSubmissions).values(submission).run()
  recordDeed(
    database,
    PROGRAM,
    {
      action: 'assessment.signed',
      objectKind: 'assessment',
      objectId: assessmentId,
      entityId,
      detail: { digest: signature.digest, round: 1, submission: submissionDigest(submission) },
    },
    new Date(`${submittedOn}T15:00:00Z`),
  )
  for (const { itemId, review, verifiedLevel, reviewComment } of after) {
    if (review)
      database
        .update(assessmentItems)
        .set({ review, verifiedLevel, reviewComment, reviewRevision: 1 })
        .where(thisItem(assessmentId, itemId))
        .run()
  }
  const ended = {
    reviewed: { reviewedOn, reviewedScores: scoreRubric(instrument, rowsOf(after)) },
    returned: { returnedOn: reviewedOn },
    half: {},
  }[stage]
  database
    .update(assessments)
    .set({ status: STATUS[stage], submittedOn, signature, submittedScores, ...ended })
    .where(eq(assessments.id, assessmentId))
    .run()
  return submittedScores
}

async function seedAssessment(
  database: Database,
  entity: DemoEntity,
  submittedOn: string,
  back: number,
  stage: Stage,
  folder: string,
): Promise<void> {
  const random = seededRandom(seedOf(`${entity.id}-presupuesto-${back}`))
  const year = Number(submittedOn.slice(0, 4))
  const id = `presupuesto-${entity.id}-${year}`
  const made: Made = { entityId: entity.id, submittedOn, reviewedOn: addDays(submittedOn, 9) }
  const before = ITEMS.map((item) =>
    makeItem(entity, id, item.id, back, random, `${addDays(submittedOn, -7)}T15:00:00.000Z`),
  )
  const after = reviewed(before, stage)
  const { slug: instrumentSlug, version: instrumentVersion, hash: instrumentHash } = instrument
  database
    .insert(assessments)
    .values({
      id,
      entityId: entity.id,
      instrumentSlug,
      instrumentVersion,
      instrumentHash,
      year,
      status: 'in-progress',
      startedOn: addDays(submittedOn, -21),
    })
    .run()
  database
    .insert(assessmentItems)
    .values(before.map((item) => ({ ...item, classes: undefined, outside: undefined })))
    .run()
  await addDocuments(database, before, made, folder, stage !== 'reviewed')
  database
    .insert(assessmentHistory)
    .values(historyOf(after, stage, made).map((line) => ({ ...line, assessmentId: id })))
    .run()
  const { declared } = handIn(database, id, before, after, stage, made)
  const proposed = proposeRubricActions(instrument, declared, rowsOf(before))
  const proposals = fitAllToEntity(proposed, findEntityKind(database, entity.id, submittedOn), submittedOn)
  insertProposals(database, { origin: { assessmentId: id }, entityId: entity.id, today: submittedOn, proposals })
}

/** Three years of budget assessments of each entity: the first has one that came back, the second one under review. */
export async function seedBudgets(
  database: Database,
  entities: readonly DemoEntity[],
  today: string,
  folder: string,
): Promise<void> {
  const thisYear = Number(today.slice(0, 4))
  for (const [index, entity] of entities.entries()) {
    for (const back of [2, 1, 0]) {
      const stage = back > 0 || index > 1 ? 'reviewed' : index === 0 ? 'returned' : 'half'
      const newest = addDays(today, -(14 + (seedOf(entity.id) % 10)))
      const submittedOn =
        back === 0
          ? newest < `${thisYear}-01-01`
            ? `${thisYear}-01-01`
            : newest
          : `${thisYear - back}-10-${String(5 + (index % 20)).padStart(2, '0')}`
      await seedAssessment(database, entity, submittedOn, back, stage, folder)
    }
  }
}

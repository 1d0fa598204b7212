import { createHash, randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { contentDigest } from '#db/queries/budget-submission.server.ts'
import { thisItem } from '#db/queries/budget.server.ts'
import { insertProposals } from '#db/queries/plans.server.ts'
import { assessmentHistory, assessmentItems, assessments, assessmentSubmissions, evidence } from '#db/schema/index.ts'
import type { AssessmentStatus, ItemLevel } from '#db/schema/assessments.ts'
import { storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import { highestAcceptable, isOutside, NOT_PARTICIPATORY, ratedItems } from '#app/features/budget/rating.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { citingInForce } from '#surveys/norms/citing-in-force.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { proposeRubricActions } from '#surveys/planning/propose-rubric-actions.ts'
import { LEVEL_OF_CLASS } from '#surveys/scoring/evidence.ts'
import { scoreRubric, type EvidenceClass, type RubricScores } from '#surveys/scoring/rubric.ts'
import type { DemoEntity } from './entities.ts'
import { seededRandom, seedOf, type Random } from './random.ts'

const instrument = latestInstrument('public-budget')
const ITEMS = instrument.scoring.dimensions.flatMap(({ items }) => items)
const SIGNER = {
  userId: 'demostracion',
  name: 'Firma inventada',
  position: 'Jefatura de Planeamiento y Presupuesto',
  document: 'Resolución 045, inventada',
}
const TEAM = 'Equipo de presupuesto (inventado)'
const REVIEWER = 'Revisión del MIMP (inventada)'

type Item = typeof assessmentItems.$inferInsert & {
  readonly level: ItemLevel
  readonly classes: readonly EvidenceClass[]
}

/** Documents of an item: usually those its level asks for, sometimes one too few. */
function classesFor(level: ItemLevel, random: Random): EvidenceClass[] {
  const asked: Record<ItemLevel, EvidenceClass[]> = {
    0: [],
    na: [],
    1: ['begun'],
    2: ['approved'],
    3: ['approved', 'in-use'],
  }
  return random.next() < 0.22 ? asked[level].slice(0, -1) : asked[level]
}

function makeItem(
  entity: DemoEntity,
  assessmentId: string,
  id: string,
  back: number,
  random: Random,
  at: string,
): Item {
  const appliesTo = instrument.rubric?.[id]?.appliesTo ?? 'all'
  const outside = isOutside(appliesTo, entity.level) ?? entity.women + entity.men < 300
  const drift = { usual: 1.1, improving: 0.9 + (2 - back) * 0.4, gap: 1.2, alike: 1, low: 0.7, high: 1.8 }[
    entity.climate
  ]
  const level: ItemLevel = outside
    ? 'na'
    : (String(Math.min(3, Math.max(0, Math.round(drift + random.normal() * 0.9)))) as ItemLevel)
  const reason = !outside
    ? ''
    : appliesTo === 'regional-and-local'
      ? NOT_PARTICIPATORY
      : 'La entidad no tiene inversiones ni programas presupuestales a su cargo (inventado).'
  return { assessmentId, itemId: id, level, reason, changedBy: TEAM, changedAt: at, classes: classesFor(level, random) }
}

function accept(item: Item): Item {
  const level =
    item.level === 'na'
      ? 'na'
      : (String(
          highestAcceptable(
            Number(item.level) as 0 | 1 | 2 | 3,
            item.classes.map((each) => ({ class: each })),
          ),
        ) as ItemLevel)
  return {
    ...item,
    review: 'accepted',
    verifiedLevel: level,
    reviewComment: level === item.level ? '' : 'Los documentos no prueban el nivel declarado.',
  }
}

/** How far the review of an assessment has come: `half`: some items are accepted and one is sent back. */
type Stage = 'reviewed' | 'half' | 'returned'

function commentFor({ classes }: Item): string {
  return classes.includes('approved')
    ? 'Falta la prueba de uso en el último año fiscal: adjúntela o baje el nivel.'
    : 'Falta el documento que lo aprueba: adjúntelo o baje el nivel.'
}

function reviewed(items: readonly Item[], stage: Stage): Item[] {
  const disputed = items
    .filter(({ level, classes }) => Number(level) >= 2 && classes.length < Number(level) - 1)
    .slice(0, stage === 'half' ? 1 : 2)
  const sent = new Set(
    (disputed.length > 0 ? disputed : items.filter(({ level }) => Number(level) >= 2).slice(0, 1)).map(
      ({ itemId }) => itemId,
    ),
  )
  return items.map((item, index) => {
    if (stage !== 'reviewed' && sent.has(item.itemId))
      return { ...item, review: 'returned', reviewComment: commentFor(item) }
    if (stage === 'half' && index > 20 && item.level !== '0') return item
    return accept(item)
  })
}

/** A page that says that it is invented; the smallest that a reader opens. */
function inventedPdf(text: string): Uint8Array {
  const drawn = `BT /F1 14 Tf 60 760 Td (${text}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = ['0000000000 65535 f ', ...places.map((place) => `${String(place).padStart(10, '0')} 00000 n `)].join(
    '\n',
  )
  return Buffer.from(
    `${body}xref\n0 6\n${table}\ntrailer << /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

const SHOWS: Record<EvidenceClass, string> = {
  begun: 'Muestra que se empezó',
  approved: 'Aprueba la medida para toda la entidad',
  'in-use': 'Prueba que se usó en el último año fiscal',
}

type NewEvidence = typeof evidence.$inferInsert

/** A document as its item's rubric names it, with the facts that make it possible to check. */
function documentFor(
  { assessmentId, itemId }: Item,
  each: EvidenceClass,
  { entityId, submittedOn }: Made,
): NewEvidence {
  const id = randomBytes(16).toString('hex')
  const level = LEVEL_OF_CLASS[each]
  const year = Number(submittedOn.slice(0, 4))
  const number = 100 + (seedOf(`${assessmentId}-${itemId}-${each}`) % 800)
  const said = {
    documentType: instrument.rubric?.[itemId]?.documents[level][0] ?? '',
    issuedBy: each === 'approved' ? 'Titular de la entidad (inventado)' : 'Planeamiento y Presupuesto (inventado)',
    // Some are old and some prove another year, so that the warnings can be seen.
    documentDate:
      each === 'in-use'
        ? `${year - 1}-12-${10 + (number % 18)}`
        : addDays(submittedOn, number % 13 === 0 ? -1300 : -30 - (number % 600)),
    fiscalYear: each === 'in-use' ? year - (number % 9 === 0 ? 2 : 1) : null,
    page: `página ${2 + (number % 9)}`,
    shows: SHOWS[each],
  }
  return {
    id,
    assessmentId,
    itemId,
    entityId,
    class: each,
    ...said,
    kind: 'document',
    reference: `${each === 'approved' ? 'Resolución' : 'Informe'} ${number} (inventado)`,
    addedBy: TEAM,
    addedOn: addDays(submittedOn, -7),
  }
}

async function withFile(row: NewEvidence, folder: string): Promise<NewEvidence> {
  const bytes = inventedPdf(`Documento inventado para la demostracion: ${row.itemId}`)
  await storeEvidence(folder, row.entityId, row.id, bytes)
  const file = {
    fileName: `${row.itemId}-${row.class === 'approved' ? 'resolucion' : 'informe'}.pdf`,
    mediaType: 'application/pdf',
    size: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  return { ...row, kind: 'file', documentNumber: row.reference ?? '', reference: null, ...file }
}

async function addDocuments(
  database: Database,
  items: readonly Item[],
  made: Made,
  folder: string,
  withFiles: boolean,
): Promise<void> {
  for (const item of items) {
    for (const each of item.classes) {
      const row = documentFor(item, each, made)
      database
        .insert(evidence)
        .values(withFiles && each !== 'begun' ? await withFile(row, folder) : row)
        .run()
    }
  }
}

const STATUS: Record<Stage, AssessmentStatus> = { reviewed: 'reviewed', half: 'submitted', returned: 'returned' }

const rowsOf = (items: readonly Item[]) =>
  ratedItems(
    items.map(({ itemId, level, review = 'pending', verifiedLevel = null }) => ({
      itemId,
      level,
      review,
      verifiedLevel,
    })),
  )

type Made = { readonly entityId: string; readonly submittedOn: string; readonly reviewedOn: string }
type HistoryLine = Omit<typeof assessmentHistory.$inferInsert, 'assessmentId'>

/** Instants of one working day in Lima, minutes apart, in the order in which they are asked for. */
function workingDay(day: string, firstMinute: number): () => string {
  let minute = firstMinute
  return () => new Date(Date.parse(`${day}T14:00:00.000Z`) + (minute += 3) * 60_000).toISOString()
}

/** The team works for a week, hands in, and the ministry decides item by item some days later. */
function historyOf(items: readonly Item[], stage: Stage, { submittedOn, reviewedOn }: Made): HistoryLine[] {
  const [starting, working, signing, deciding] = [
    workingDay(addDays(submittedOn, -21), 0),
    workingDay(addDays(submittedOn, -7), 0),
    workingDay(submittedOn, 0),
    workingDay(reviewedOn, 0),
  ]
  const saved = items.map(
    ({ itemId, level, reason = '' }): HistoryLine => ({
      who: TEAM,
      event: 'level',
      itemId,
      level,
      reason,
      note: '',
      at: working(),
    }),
  )
  const signed: HistoryLine = {
    who: SIGNER.name,
    event: 'submitted',
    detail: `${SIGNER.name}, ${SIGNER.position}`,
    at: signing(),
  }
  const zeros = items
    .filter(({ level }) => level === '0')
    .map(({ itemId }): HistoryLine => ({ who: SIGNER.name, event: 'zero-accepted', itemId, level: '0', at: signing() }))
  const decided = items.flatMap(({ itemId, level, review, verifiedLevel, reviewComment = '' }): HistoryLine[] =>
    level === '0' || (review !== 'accepted' && review !== 'returned')
      ? []
      : [{ who: REVIEWER, event: review, itemId, level: verifiedLevel, detail: reviewComment, at: deciding() }],
  )
  const last = { reviewed: ['reviewed'], returned: ['sent-back'], half: [] } as const satisfies Record<
    Stage,
    readonly HistoryLine['event'][]
  >
  return [
    { who: TEAM, event: 'started', at: starting() },
    ...saved,
    signed,
    ...zeros,
    ...decided,
    ...last[stage].map((event): HistoryLine => ({ who: REVIEWER, event, at: deciding() })),
  ]
}

/** What the assessment holds once it was handed in, and what the review left of it so far. */
function handIn(
  database: Database,
  assessmentId: string,
  before: readonly Item[],
  after: readonly Item[],
  stage: Stage,
  { submittedOn, reviewedOn }: Made,
): RubricScores {
  const submittedScores = scoreRubric(instrument, rowsOf(before))
  const documents = database
    .select({ id: evidence.id, itemId: evidence.itemId })
    .from(evidence)
    .where(eq(evidence.assessmentId, assessmentId))
    .all()
  const rows = database.select().from(assessmentItems).where(eq(assessmentItems.assessmentId, assessmentId)).all()
  const signature = { ...SIGNER, digest: contentDigest(rows, documents) }
  database
    .insert(assessmentSubmissions)
    .values({ assessmentId, round: 1, submittedOn, signature, scores: submittedScores })
    .run()
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
    .values(before.map((item) => ({ ...item, classes: undefined })))
    .run()
  await addDocuments(database, before, made, folder, stage !== 'reviewed')
  database
    .insert(assessmentHistory)
    .values(historyOf(after, stage, made).map((line) => ({ ...line, assessmentId: id })))
    .run()
  const { declared } = handIn(database, id, before, after, stage, made)
  const proposals = proposeRubricActions(instrument, declared, rowsOf(before)).map((proposal) =>
    citingInForce(proposal, submittedOn),
  )
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

import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import { addProposals } from '#db/queries/plans.server.ts'
import { assessmentHistory, assessmentItems, assessments, evidence } from '#db/schema/index.ts'
import type { AssessmentStatus, ItemLevel } from '#db/schema/assessments.ts'
import { storeEvidence } from '#app/services/assessments/evidence-store.server.ts'
import { highestAcceptable, isOutside, NOT_PARTICIPATORY, ratedItems } from '#app/services/assessments/rating.ts'
import { addDays } from '#app/services/lima-time.ts'
import { citingInForce } from '#app/services/plans/citing-in-force.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { proposeRubricActions } from '#surveys/planning/propose-rubric-actions.ts'
import { EVIDENCE_CLASSES, scoreRubric, type EvidenceClass } from '#surveys/scoring/rubric.ts'
import type { DemoEntity } from './entities.ts'
import { seededRandom, seedOf, type Random } from './random.ts'

const instrument = latestInstrument('public-budget')
const ITEMS = instrument.scoring.dimensions.flatMap(({ items }) => items)
const SIGNER = { userId: 'demostracion', name: 'Firma inventada', position: 'Jefatura de Planeamiento y Presupuesto', document: 'Resolución 045 (inventada)' }
const TEAM = 'Equipo de presupuesto (inventado)'
const REVIEWER = 'Revisión del MIMP (inventada)'

type Item = typeof assessmentItems.$inferInsert & { readonly level: ItemLevel; readonly classes: readonly EvidenceClass[] }

/** Documents of an item: usually those its level asks for, sometimes one too few. */
function classesFor(level: ItemLevel, random: Random): EvidenceClass[] {
  const asked: Record<ItemLevel, EvidenceClass[]> = { 0: [], na: [], 1: ['begun'], 2: ['approved'], 3: ['approved', 'in-use'] }
  return random.next() < 0.22 ? asked[level].slice(0, -1) : asked[level]
}

function makeItem(entity: DemoEntity, assessmentId: string, id: string, back: number, random: Random, at: string): Item {
  const appliesTo = instrument.rubric?.[id]?.appliesTo ?? 'all'
  const outside = isOutside(appliesTo, entity.level) ?? (entity.women + entity.men < 300)
  const drift = { usual: 1.1, improving: 0.9 + (2 - back) * 0.4, gap: 1.2, alike: 1, low: 0.7, high: 1.8 }[entity.climate]
  const level: ItemLevel = outside ? 'na' : (String(Math.min(3, Math.max(0, Math.round(drift + random.normal() * 0.9)))) as ItemLevel)
  const reason = !outside ? '' : appliesTo === 'regional-and-local' ? NOT_PARTICIPATORY : 'La entidad no tiene inversiones ni programas presupuestales a su cargo (inventado).'
  return { assessmentId, itemId: id, level, reason, changedBy: TEAM, changedAt: at, classes: classesFor(level, random) }
}

function accept(item: Item): Item {
  const level = item.level === 'na' ? 'na' : (String(highestAcceptable(Number(item.level) as 0 | 1 | 2 | 3, item.classes.map((each) => ({ class: each })))) as ItemLevel)
  return { ...item, review: 'accepted', verifiedLevel: level, reviewComment: level === item.level ? '' : 'Los documentos no prueban el nivel declarado.' }
}

/** How far the review of an assessment has come: `half`: some items are accepted and one is sent back. */
type Stage = 'reviewed' | 'half' | 'returned'

function reviewed(items: readonly Item[], stage: Stage): Item[] {
  const disputed = items.filter(({ level, classes }) => Number(level) >= 2 && classes.length < Number(level) - 1).slice(0, stage === 'half' ? 1 : 2)
  const sent = new Set((disputed.length > 0 ? disputed : items.filter(({ level }) => Number(level) >= 2).slice(0, 1)).map(({ itemId }) => itemId))
  return items.map((item, index) => {
    if (stage !== 'reviewed' && sent.has(item.itemId)) return { ...item, review: 'returned', reviewComment: 'Falta el documento aprobado: adjunte la resolución o baje el nivel.' }
    if (stage === 'half' && index > 20 && item.level !== '0') return item
    return accept(item)
  })
}

/** A page that says that it is invented; the smallest that a reader opens. */
function inventedPdf(text: string): Uint8Array {
  const drawn = `BT /F1 14 Tf 60 760 Td (${text}) Tj ET`
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>', `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>']
  let body = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = ['0000000000 65535 f ', ...places.map((place) => `${String(place).padStart(10, '0')} 00000 n `)].join('\n')
  return Buffer.from(`${body}xref\n0 6\n${table}\ntrailer << /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1')
}

const SHOWS: Record<EvidenceClass, string> = { begun: 'Muestra que se empezó', approved: 'Aprueba la medida para toda la entidad', 'in-use': 'Prueba que se usó en el último año fiscal' }

async function addDocuments(database: Database, entityId: string, items: readonly Item[], addedOn: string, folder: string, withFiles: boolean): Promise<void> {
  for (const { assessmentId, itemId, classes } of items) {
    for (const [index, each] of classes.entries()) {
      const id = randomBytes(16).toString('hex')
      const common = { id, assessmentId, itemId, entityId, class: each, shows: SHOWS[each], page: `página ${index + 2}`, addedBy: TEAM, addedOn }
      if (!withFiles || EVIDENCE_CLASSES.indexOf(each) === 0) {
        database.insert(evidence).values({ ...common, kind: 'document', reference: `${each === 'approved' ? 'Resolución' : 'Informe'} ${100 + (seedOf(id) % 800)} (inventado)` }).run()
        continue
      }
      const bytes = inventedPdf(`Documento inventado para la demostracion: ${itemId}`)
      await storeEvidence(folder, entityId, id, bytes)
      const file = { fileName: `${itemId}-${each === 'approved' ? 'resolucion' : 'informe'}.pdf`, mediaType: 'application/pdf', size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') }
      database.insert(evidence).values({ ...common, kind: 'file', ...file }).run()
    }
  }
}

const STATUS: Record<Stage, AssessmentStatus> = { reviewed: 'reviewed', half: 'submitted', returned: 'returned' }

const rowsOf = (items: readonly Item[]) => ratedItems(items.map(({ itemId, level, review = 'pending', verifiedLevel = null }) => ({ itemId, level, review, verifiedLevel })))

function historyOf(assessmentId: string, items: readonly Item[], stage: Stage, at: string): (typeof assessmentHistory.$inferInsert)[] {
  const back = items.filter(({ review }) => review === 'returned').map(({ itemId, reviewComment = '' }) => ({ who: REVIEWER, event: 'returned' as const, itemId, detail: reviewComment }))
  const last = { reviewed: [{ who: REVIEWER, event: 'reviewed' as const }], returned: [{ who: REVIEWER, event: 'sent-back' as const }], half: [] }[stage]
  const events = [{ who: TEAM, event: 'submitted' as const, detail: `${SIGNER.name}, ${SIGNER.position}` }, ...back, ...last]
  return events.map((event) => ({ assessmentId, at, ...event }))
}

async function seedAssessment(database: Database, entity: DemoEntity, submittedOn: string, back: number, stage: Stage, folder: string): Promise<void> {
  const random = seededRandom(seedOf(`${entity.id}-presupuesto-${back}`))
  const year = Number(submittedOn.slice(0, 4))
  const id = `presupuesto-${entity.id}-${year}`
  const at = `${submittedOn}T15:00:00.000Z`
  const made = ITEMS.map((item) => makeItem(entity, id, item.id, back, random, at))
  const items = reviewed(made, stage)
  const submittedScores = scoreRubric(instrument, rowsOf(made))
  const { slug: instrumentSlug, version: instrumentVersion, hash: instrumentHash } = instrument
  const laterOn = addDays(submittedOn, 9)
  const ended = { reviewed: { reviewedOn: laterOn, reviewedScores: scoreRubric(instrument, rowsOf(items)) }, returned: { returnedOn: laterOn }, half: {} }[stage]
  database.insert(assessments).values({ id, entityId: entity.id, instrumentSlug, instrumentVersion, instrumentHash, year, status: STATUS[stage], startedOn: addDays(submittedOn, -21), submittedOn, signature: SIGNER, submittedScores, ...ended }).run()
  database.insert(assessmentItems).values(items.map((item) => ({ ...item, classes: undefined }))).run()
  database.insert(assessmentHistory).values(historyOf(id, items, stage, at)).run()
  await addDocuments(database, entity.id, items, submittedOn, folder, stage !== 'reviewed')
  const proposals = proposeRubricActions(instrument, submittedScores.declared, rowsOf(made)).map((proposal) => citingInForce(proposal, submittedOn))
  addProposals(database, { origin: { assessmentId: id }, entityId: entity.id, today: submittedOn, proposals })
}

/** Three years of budget assessments of each entity: the first has one that came back, the second one under review. */
export async function seedBudgets(database: Database, entities: readonly DemoEntity[], today: string, folder: string): Promise<void> {
  const thisYear = Number(today.slice(0, 4))
  for (const [index, entity] of entities.entries()) {
    for (const back of [2, 1, 0]) {
      const stage = back > 0 || index > 1 ? 'reviewed' : index === 0 ? 'returned' : 'half'
      const newest = addDays(today, -(14 + (seedOf(entity.id) % 10)))
      const submittedOn = back === 0 ? (newest < `${thisYear}-01-01` ? `${thisYear}-01-01` : newest) : `${thisYear - back}-10-${String(5 + (index % 20)).padStart(2, '0')}`
      await seedAssessment(database, entity, submittedOn, back, stage, folder)
    }
  }
}

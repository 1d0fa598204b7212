import { createHash } from 'node:crypto'
import { evidenceFolder, storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import { ratedItems } from '#app/features/budget/rating.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import type { Database } from '#db/client.server.ts'
import { assessmentItems, assessments, assessmentSubmissions, evidence } from '#db/schema/index.ts'
import { publicBudgetV1 as instrument } from '#surveys/instruments/public-budget/v1/instrument.ts'
import { scoreRubric } from '#surveys/scoring/rubric.ts'

export const BUDGET_ITEMS = instrument.scoring.dimensions.flatMap(({ items }) => items.map(({ id }) => id))
export const PDF = new TextEncoder().encode('%PDF-1.4\n%%EOF\n')

function insert(database: Database, id: string, entityId: string, year: number, level: '2' | null): void {
  const items = BUDGET_ITEMS.map((itemId) => ({
    assessmentId: id,
    itemId,
    level,
    changedBy: 'Equipo',
    changedAt: '2025-11-03T15:00:00.000Z',
  }))
  const signed = level && {
    status: 'submitted' as const,
    submittedOn: '2025-11-03',
    signature: { userId: 'x', name: 'Firma', position: 'Jefatura', document: 'R. 1' },
    submittedScores: scoreRubric(
      instrument,
      ratedItems(items.map(({ itemId }) => ({ itemId, level, review: 'pending', verifiedLevel: null }))),
    ),
  }
  const { slug: instrumentSlug, version: instrumentVersion, hash: instrumentHash } = instrument
  database
    .insert(assessments)
    .values({
      id,
      entityId,
      instrumentSlug,
      instrumentVersion,
      instrumentHash,
      year,
      status: 'in-progress',
      startedOn: '2025-10-01',
      ...signed,
    })
    .run()
  database.insert(assessmentItems).values(items).run()
  if (signed)
    database
      .insert(assessmentSubmissions)
      .values({
        assessmentId: id,
        round: 1,
        submittedOn: signed.submittedOn,
        signature: signed.signature,
        scores: signed.submittedScores,
      })
      .run()
}

/** What a document says of itself; tests say what differs. */
export const DOCUMENT_FACTS = {
  documentType: 'resolución que crea el mecanismo',
  documentNumber: 'Resolución 12-2024',
  issuedBy: 'Alcaldía',
  documentDate: '2024-05-03',
  page: 'página 2',
  shows: 'Crea el mecanismo',
} as const

/** The same as the form of an item sends it. */
export const DOCUMENT_FORM = {
  accion: 'agregar',
  prueba: '2-1',
  documento: 'Resolución 12-2024',
  fecha: '2024-05-03',
  unidad: 'Alcaldía',
  anio: '',
  pagina: 'página 2',
  muestra: 'Aprueba la medida',
  tipo: 'documento',
} as const

/** One assessment being worked on, with a document, and one that was handed in; both of the year 2025. */
export async function seedAssessments(database: Database, environment: Environment): Promise<void> {
  insert(database, 'elaboracion', 'uno', 2025, null)
  insert(database, 'presentado', 'tres', 2025, '2')
  const id = 'a'.repeat(32)
  await storeEvidence(evidenceFolder(environment), 'uno', id, PDF)
  const sha256 = createHash('sha256').update(PDF).digest('hex')
  database
    .insert(evidence)
    .values({
      id,
      assessmentId: 'elaboracion',
      itemId: 'man-01',
      entityId: 'uno',
      class: 'approved',
      ...DOCUMENT_FACTS,
      kind: 'file',
      fileName: 'Resolución.pdf',
      mediaType: 'application/pdf',
      size: PDF.byteLength,
      sha256,
      addedBy: 'Equipo',
      addedOn: '2025-10-02',
    })
    .run()
}

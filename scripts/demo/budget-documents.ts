import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import { evidence } from '#db/schema/index.ts'
import { storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { LEVEL_OF_CLASS } from '#surveys/scoring/evidence.ts'
import type { EvidenceClass } from '#surveys/scoring/rubric.ts'
import { instrument, TEAM, type Item } from './budget-items.ts'
import { inventedPdf } from './invented-pdf.ts'
import type { Made } from './budget-history.ts'
import { seedOf } from './random.ts'

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

/** Stores the documents of the items, as files or as references. */
export async function addDocuments(
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

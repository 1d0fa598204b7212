import { createHash } from 'node:crypto'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { evidenceFolder, storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import type { Database } from '#db/client.server.ts'
import { recordEvidence, recordFacts } from '#db/schema/index.ts'
import { phonePhoto } from './photos.ts'

/** A fact of `uno` that waits for the Ministry, and the photo that proves it. */
export const FACT_ID = '6'.repeat(32)
export const FACT_PROOF_ID = '7'.repeat(32)

/** Records an activity of `uno` in a year, as sent. */
export async function seedRecordedFact(database: Database, environment: Environment, year: number): Promise<void> {
  const bytes = new Uint8Array(phonePhoto())
  await storeEvidence(evidenceFolder(environment), 'uno', FACT_PROOF_ID, bytes)
  database
    .insert(recordFacts)
    .values({
      ...{ id: FACT_ID, entityId: 'uno', year, kind: 'communication', occurredOn: `${year}-01-02`, origin: 'entity' },
      ...{ content: { name: 'Feria por la igualdad', channel: 'Plaza' }, state: 'submitted' },
      ...{ recordedOn: `${year}-01-03`, submittedOn: `${year}-01-04` },
    })
    .run()
  database
    .insert(recordEvidence)
    .values({
      ...{ id: FACT_PROOF_ID, factId: FACT_ID, kind: 'file', shows: 'La feria', fileName: 'feria.jpg' },
      ...{ mediaType: 'image/jpeg', size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') },
      ...{ addedBy: 'Equipo', addedOn: `${year}-01-03` },
    })
    .run()
}

import { createHash } from 'node:crypto'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { evidenceFolder, storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import type { Database } from '#db/client.server.ts'
import { adaptationDocuments, adaptationProofs, adaptationSheets } from '#db/schema/index.ts'
import { STANDARD_DOCUMENTS } from '#surveys/adaptation/documents.ts'
import { phonePhoto } from './photos.ts'

/** Id of the file that proves an adaptation of the entity `uno`. */
export const ADAPTATION_PROOF = 'e'.repeat(32)

/** The sheet of `uno` under way, one document of it proved by a file and one that it named; that of `dos` is ready to be ended by its head. */
export async function seedAdaptations(database: Database, environment: Environment): Promise<void> {
  database
    .insert(adaptationSheets)
    .values(['uno', 'dos'].map((entityId) => ({ entityId, startedOn: '2026-02-01' })))
    .run()
  const row = { name: '', plannedOn: null, unit: 'Planeamiento', comment: '', revision: 1, savedOn: '2026-05-04' }
  const adapted = { ...row, state: 'adapted', adaptedOn: '2026-05-01' } as const
  database
    .insert(adaptationDocuments)
    .values([
      { ...adapted, entityId: 'uno', id: 'pei', kind: 'pei' },
      { ...row, entityId: 'uno', id: 'sobra', kind: 'other', name: 'Un documento de más', state: 'no-change' } as const,
      ...STANDARD_DOCUMENTS.map((kind) => ({ ...adapted, entityId: 'dos', id: kind, kind })),
    ])
    .run()
  const bytes = new Uint8Array(phonePhoto())
  await storeEvidence(evidenceFolder(environment), 'uno', ADAPTATION_PROOF, bytes)
  database
    .insert(adaptationProofs)
    .values({
      ...{ id: ADAPTATION_PROOF, entityId: 'uno', documentId: 'pei', kind: 'file', fileName: 'pei.jpg' },
      ...{ mediaType: 'image/jpeg', size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') },
      addedOn: '2026-05-04',
    })
    .run()
}

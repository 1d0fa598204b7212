import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { evidenceFolder, storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import type { Database } from '#db/client.server.ts'
import { planActions, planEvidence, user } from '#db/schema/index.ts'
import { phonePhoto } from './photos.ts'

/** Id of the proof that stands on the action that is carried out. */
export const PROOF_ID = 'c'.repeat(32)

/**
 * The last proposal of the culture survey to `uno`, accepted, given to its contributor and with a photo that proves it.
 * @param but another action, which stays as it is.
 * @returns its id.
 */
export async function seedCarriedOut(database: Database, environment: Environment, but = ''): Promise<string> {
  const found = database
    .select()
    .from(planActions)
    .where(eq(planActions.campaignId, 'cerrada'))
    .all()
    .findLast(({ id, status }) => id !== but && status === 'proposed')
  const team = database.select().from(user).where(eq(user.email, 'equipo@uno.test')).get()
  if (!found || !team) throw new Error('Seed the small country first')
  const { id, entityId, year } = found
  const decided = {
    status: 'accepted',
    decidedOn: `${year}-01-10`,
    assigneeId: team.id,
    dueOn: `${year}-12-20`,
  } as const
  database.update(planActions).set(decided).where(eq(planActions.id, id)).run()
  const bytes = new Uint8Array(phonePhoto())
  await storeEvidence(evidenceFolder(environment), entityId, PROOF_ID, bytes)
  database
    .insert(planEvidence)
    .values({
      ...{
        id: PROOF_ID,
        entityId,
        year,
        actionId: id,
        kind: 'file',
        shows: 'El primer taller',
        fileName: 'taller.jpg',
      },
      ...{ mediaType: 'image/jpeg', size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') },
      ...{ addedBy: 'Equipo', addedOn: `${year}-02-01` },
    })
    .run()
  return id
}

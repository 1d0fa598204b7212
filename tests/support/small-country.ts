import { randomBytes } from 'node:crypto'
import { createAuth } from '#app/services/auth.server.ts'
import { closeCampaign } from '#app/services/campaigns/close.server.ts'
import type { Environment } from '#app/services/environment.server.ts'
import { addDays, limaDate } from '#app/services/lima-time.ts'
import type { Database } from '#db/client.server.ts'
import { addMembership } from '#db/queries/accounts.server.ts'
import { insertResponses } from '#db/seed/bulk.ts'
import type { Role } from '#db/schema/accounts.ts'
import { TEST_PASSWORD } from './running-server.ts'
import { seedAssessments } from './small-assessments.ts'
import { answersLike, insertEntity, openCampaign } from './test-database.ts'

export const ACCOUNTS: Readonly<Record<string, { readonly role: Role; readonly entity: string | null }>> = {
  'coordinacion@uno.test': { role: 'coordinator', entity: 'uno' },
  'titular@uno.test': { role: 'head', entity: 'uno' },
  'coordinacion@dos.test': { role: 'coordinator', entity: 'dos' },
  'analista@mimp.test': { role: 'analyst', entity: null },
  'administracion@mimp.test': { role: 'administrator', entity: null },
  'equipo@uno.test': { role: 'contributor', entity: 'uno' },
  'digitacion@uno.test': { role: 'transcriber', entity: 'uno' },
}

export async function addAccount(database: Database, environment: Environment, email: string, role: Role, entityId: string | null, headsPlanning = false): Promise<void> {
  const { user } = await createAuth(database, environment, true).api.signUpEmail({ body: { email, name: email, password: TEST_PASSWORD } })
  await addMembership(database, { id: randomBytes(8).toString('hex'), userId: user.id, role, entityId, headsPlanning })
}

/** Two entities with campaigns in the states that pages differ by, and an account for each role. */
export async function seedSmallCountry(database: Database, environment: Environment): Promise<void> {
  const today = limaDate(new Date())
  for (const id of ['uno', 'dos', 'tres', 'cuatro']) insertEntity(database, id)
  const closed = { opensOn: addDays(today, -40), closesOn: addDays(today, -10) }
  await openCampaign(database, 'cerrada', 'uno', closed)
  insertResponses(database, 'cerrada', Array.from({ length: 80 }, (_, person) => ({ answers: answersLike(3, person), sex: person % 2 ? 'mujer' : 'hombre', extraSegment: null })))
  await closeCampaign(database, 'cerrada', addDays(today, -9), null)
  const open = { opensOn: addDays(today, -3), closesOn: addDays(today, 12) }
  await openCampaign(database, 'abierta', 'tres', { ...open, linkCode: 'TESTLINK' })
  await openCampaign(database, 'papeletas', 'uno', { ...open, admission: 'slips', linkCode: null })
  await openCampaign(database, 'enlace', 'dos', { ...open, linkCode: 'DOSLINK' })
  await openCampaign(database, 'revision', 'cuatro', { ...closed, populationWomen: 101, populationMen: 101 })
  insertResponses(database, 'revision', Array.from({ length: 210 }, (_, person) => ({ answers: answersLike(3, person), sex: null, extraSegment: null })))
  await closeCampaign(database, 'revision', addDays(today, -9), null)
  await seedAssessments(database, environment)
  for (const [email, { role, entity }] of Object.entries(ACCOUNTS)) await addAccount(database, environment, email, role, entity)
}

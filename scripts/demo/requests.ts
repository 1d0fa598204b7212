import { randomBytes } from 'node:crypto'
import {
  updateRequestDecision,
  insertAccountRequest,
  type NewAccountRequest,
} from '#db/queries/account-requests.server.ts'
import { insertInvitation } from '#db/queries/invitations.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Database } from '#db/client.server.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { DEMO_ENTITIES, type DemoEntity } from './entities.ts'

/** The demonstration may be as old as a week; an invitation must still be open then. */
const OPEN_DAYS = 21
const noon = (day: string) => `${day}T17:00:00.000Z`

function entityLike(part: string): DemoEntity {
  const found = DEMO_ENTITIES.find(({ name }) => name.includes(part))
  if (!found) throw new Error(`The demonstration has no entity like ${part}`)
  return found
}

type Asking = Omit<NewAccountRequest, 'id' | 'requestedAt'>

/** Invented persons who ask for an account: nobody is called so, and no address of theirs exists. */
function asking(today: string): readonly (Asking & { readonly daysAgo: number })[] {
  const kantupata = entityLike('Kantupata').id
  return [
    {
      entityId: kantupata,
      name: 'Persona Inventada Primera',
      email: 'primera@kantupata.ejemplo',
      position: 'Gerenta de Desarrollo Social',
      role: 'coordinator',
      resolution: 'RA 014-EJEMPLO',
      resolutionDate: addDays(today, -20),
      daysAgo: 3,
    },
    {
      entityId: entityLike('Yanamarca').id,
      name: 'Persona Inventada Segunda',
      email: 'segunda@otra-entidad.ejemplo',
      position: 'Asistente de Planeamiento',
      role: 'coordinator',
      resolution: 'RA 201-EJEMPLO',
      resolutionDate: addDays(today, -45),
      daysAgo: 1,
    },
    {
      entityId: kantupata,
      name: 'Persona Inventada Tercera',
      email: 'tercera@kantupata.ejemplo',
      position: 'Consultora externa',
      role: 'head',
      resolution: 'sin número',
      resolutionDate: addDays(today, -60),
      daysAgo: 12,
    },
  ]
}

/** Requests of an account, two of them waiting, and an invitation that nobody used yet. @param today ISO date in Lima time. */
export function seedRequests(database: Database, administratorId: string, today: string): void {
  const [, , refused] = asking(today).map(({ daysAgo, ...request }) => {
    const id = randomBytes(8).toString('hex')
    const asked = { ...request, id, requestedAt: noon(addDays(today, -daysAgo)) }
    inTransaction(database, (transaction) => insertAccountRequest(transaction, asked, NO_NOTE))
    return id
  })
  const refusal = {
    status: 'refused',
    decidedBy: administratorId,
    decidedAt: noon(addDays(today, -10)),
    reason: 'Falta la resolución: escriba su número y pida la cuenta de nuevo',
  } as const
  if (refused)
    inTransaction(database, (transaction) => updateRequestDecision(transaction, { id: refused }, refusal, NO_NOTE))
  const invitation = {
    id: randomBytes(16).toString('hex'),
    tokenHash: randomBytes(32).toString('hex'),
    invitedBy: administratorId,
    invitedAt: noon(addDays(today, -1)),
    expiresAt: noon(addDays(today, OPEN_DAYS)),
    email: 'cuarta@tarukamarka.ejemplo',
    name: 'Persona Inventada Cuarta',
    role: 'coordinator' as const,
    entityId: entityLike('Tarukamarka').id,
    resolution: 'RA 033-EJEMPLO',
  }
  inTransaction(database, (transaction) => insertInvitation(transaction, invitation, NO_NOTE))
}

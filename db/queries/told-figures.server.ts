import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { staffFigureDecisions, staffFigures } from '#db/schema/index.ts'
import type { AuditRow } from './audit.server.ts'

/** Whether a figure of staff still says what a deed told of it: its numbers and document, and what was decided. */
export function hasFigureAsTold(
  database: Database,
  { action, entityId, objectId, detail }: Pick<AuditRow, 'action' | 'entityId' | 'objectId' | 'detail'>,
): boolean {
  const figure = database.select().from(staffFigures).where(eq(staffFigures.id, objectId)).get()
  if (!figure || figure.entityId !== entityId) return false
  const { women, men, countedOn, documentNumber } = figure
  const now: Readonly<Record<string, unknown>> = { women, men, countedOn, documentNumber }
  if (Object.entries(now).some(([name, value]) => detail[name] !== value)) return false
  if (action === 'staff-figure.proposed') return true
  const mine = eq(staffFigureDecisions.figureId, objectId)
  const decision = database.select().from(staffFigureDecisions).where(mine).get()
  return action === `staff-figure.${decision?.verdict ?? ''}` && (detail['reason'] ?? '') === decision?.reason
}

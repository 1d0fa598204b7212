import { and, desc, eq, inArray } from 'drizzle-orm'
import { auditLog } from '#db/schema/index.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import { planName } from './plan-versions.server.ts'
import type { PlanKey } from './plan-work.server.ts'

/** How often it is told how far the actions of a plan are: at the two cut-offs that are asked of all, or each quarter. */
export const RHYTHMS = ['twice-a-year', 'quarterly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** The deed by which each is chosen. The newest one of a plan is what holds. */
export const RHYTHM_DEEDS = {
  'twice-a-year': 'plan.followed-up-twice-a-year',
  quarterly: 'plan.followed-up-quarterly',
} as const satisfies Record<Rhythm, string>

/** How often a plan that was read within the scope is told of: as its entity last chose, else twice a year. */
export function findRhythm(handle: Handle, plan: PlanKey): Rhythm {
  const found = handle
    .select({ action: auditLog.action })
    .from(auditLog)
    .where(
      and(
        ...[eq(auditLog.objectKind, 'plan'), eq(auditLog.objectId, planName(plan))],
        inArray(auditLog.action, Object.values(RHYTHM_DEEDS)),
      ),
    )
    .orderBy(desc(auditLog.sequence))
    .limit(1)
    .get()
  return found?.action === RHYTHM_DEEDS.quarterly ? 'quarterly' : 'twice-a-year'
}

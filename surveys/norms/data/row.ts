import type { Norm, NormId } from '../norms.ts'

export type NormRows = Partial<Record<NormId, Omit<Norm, 'id'>>>

export const IN_FORCE = { status: 'in-force', ended: null, endedBy: null } as const

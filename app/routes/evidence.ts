import { z } from 'zod'
import { downloadEvidence } from '#app/features/budget/download-evidence.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('evidence:read', { params: { evidenceId: z.string() } }, ({ actor, params }) =>
  downloadEvidence(actor, params.evidenceId),
)

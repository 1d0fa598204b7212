import { z } from 'zod'
import { downloadFactProof } from '#app/features/yearly-record/download-proof.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('evidence:read', { params: { evidenceId: z.string() } }, ({ actor, params }) =>
  downloadFactProof(actor, params.evidenceId),
)

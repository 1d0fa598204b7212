import { z } from 'zod'
import { downloadProof } from '#app/features/adaptation/download-proof.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('adaptation:open', { params: { proofId: z.string() } }, ({ actor, params }) =>
  downloadProof(actor, params.proofId),
)

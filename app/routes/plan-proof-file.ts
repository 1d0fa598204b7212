import { z } from 'zod'
import { downloadProof } from '#app/features/plan/carry-out/download-proof.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'

const ADDRESS = { params: { year: YEAR, evidenceId: z.string() } }

export const loader = guarded('evidence:read', ADDRESS, ({ actor, params }) =>
  downloadProof(actor, params.year, params.evidenceId),
)

import { z } from 'zod'
import { downloadEvidence } from '#app/features/budget/download-evidence.server.ts'
import { guarded } from '#app/door/guard.server.ts'

const ADDRESS = { params: { evidenceId: z.string() }, search: { ver: z.literal('si').optional() } }

export const loader = guarded('evidence:read', ADDRESS, ({ actor, params, search }) =>
  downloadEvidence(actor, params.evidenceId, { beside: search.ver === 'si' }),
)

import { downloadEvidence } from '#app/features/budget/add-evidence.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('evidence:read', ({ actor, params }) =>
  downloadEvidence(actor, params['evidenceId'] ?? ''),
)

import { downloadEvidence } from '#app/services/assessments/evidence.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const loader = guarded('evidence:read', ({ actor, params }) => downloadEvidence(actor, params['evidenceId'] ?? ''))

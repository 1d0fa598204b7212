import { redirect } from '@remix-run/node'
import { currentAssessmentYear } from '#app/services/assessments/view.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const loader = guarded('assessment:read', () => redirect(`/panel/presupuesto/${currentAssessmentYear()}`))

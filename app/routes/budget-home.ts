import { redirect } from '@remix-run/node'
import { currentAssessmentYear } from '#app/features/budget/view-assessment.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('assessment:read', {}, () => redirect(`/panel/presupuesto/${currentAssessmentYear()}`))

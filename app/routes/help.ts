import { helpPage } from '#app/respondent/help-page.tsx'
import { guarded } from '#app/services/guard.server.ts'
import { respondentResponse } from '#app/services/respond/respondent-response.server.ts'

export const loader = guarded('public', ({ request }) => respondentResponse(request, helpPage()))

import { helpPage } from '#app/respondent/pages/help-page.tsx'
import { guarded } from '#app/door/guard.server.ts'
import { respondentResponse } from '#app/respondent/http/response.server.ts'

export const loader = guarded('public', {}, ({ request }) => respondentResponse(request, helpPage()))

import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { getDraftResolution } from '#app/features/plan/document/plan-document.server.ts'
import { docxResponse } from '#app/kit/documents/docx-response.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'

export const loader = guarded('plan:write', { params: { year: YEAR } }, async ({ actor, params }) => {
  const { paper, filename } = await getDraftResolution(actor, params.year)
  return docxResponse(await drawn('legal-paper', paper), filename)
})

import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { getReportDocument, reportFileName } from '#app/features/plan/progress-report/view-report.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { docxResponse } from '#app/kit/documents/docx-response.server.ts'

const ADDRESS = { params: { year: YEAR, cutOff: z.string() }, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:read', ADDRESS, async ({ actor, params, search }) => {
  const { report, manuscript } = await getReportDocument(actor, { ...params, entityId: search.entidad ?? null })
  return docxResponse(await drawn('manuscript-docx', manuscript), reportFileName(report, 'docx'))
})

import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { getPlanDocument } from '#app/features/plan/document/plan-document.server.ts'
import { planFileName } from '#app/features/plan/export-plan.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { pdfResponse } from '#app/kit/documents/pdf-response.server.ts'

const ADDRESS = { params: { year: YEAR }, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:read', ADDRESS, async ({ actor, params, search }) => {
  const { plan, manuscript } = await getPlanDocument(actor, { ...params, entityId: search.entidad ?? null })
  return pdfResponse(await drawn('manuscript-pdf', manuscript), planFileName(plan, 'pdf'))
})

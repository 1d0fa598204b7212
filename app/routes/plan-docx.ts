import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { getPlanDocument } from '#app/features/plan/document/plan-document.server.ts'
import { planFileName } from '#app/features/plan/export-plan.server.ts'
import { docxResponse } from '#app/kit/documents/docx-response.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'

const ADDRESS = { params: { year: YEAR }, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:read', ADDRESS, async ({ actor, params, search }) => {
  const { plan, manuscript } = await getPlanDocument(actor, { ...params, entityId: search.entidad ?? null })
  return docxResponse(await drawn('manuscript-docx', manuscript), planFileName(plan, 'docx'))
})

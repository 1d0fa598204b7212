import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { planFileName, planWorkbook } from '#app/features/plan/export-plan.server.ts'
import { getPlan } from '#app/features/plan/view-plan.server.ts'
import { xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'

const ADDRESS = { params: { year: YEAR }, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:read', ADDRESS, async ({ actor, params, search }) => {
  const plan = await getPlan(actor, { ...params, entityId: search.entidad ?? null })
  return xlsxResponse(await planWorkbook(plan), planFileName(plan, 'xlsx'))
})

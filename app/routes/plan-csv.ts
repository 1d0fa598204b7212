import { z } from 'zod'
import { csvResponse } from '#app/kit/sheets/csv.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { planCsv, planFileName } from '#app/features/plan/export-plan.server.ts'
import { getPlan } from '#app/features/plan/view-plan.server.ts'

const ADDRESS = { params: { year: YEAR }, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:read', ADDRESS, async ({ actor, params, search }) => {
  const plan = await getPlan(actor, { ...params, entityId: search.entidad ?? null })
  return csvResponse(planCsv(plan), planFileName(plan, 'csv'))
})

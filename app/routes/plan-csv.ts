import { csvResponse } from '#app/kit/sheets/csv.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { planCsv } from '#app/features/plan/export-plan.server.ts'
import { getPlanForExport } from '#app/features/plan/view-plan.server.ts'

export const loader = guarded('plan:read', async ({ actor, params, request }) => {
  const plan = await getPlanForExport(actor, params['year'], new URL(request.url).searchParams.get('entidad'))
  return csvResponse(planCsv(plan), `plan-${plan.entity.id}-${plan.year}.csv`)
})

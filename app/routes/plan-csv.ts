import { csvResponse } from '#app/services/csv.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { planCsv } from '#app/services/plans/plan-workbook.server.ts'
import { getPlanForExport } from '#app/services/plans/plans.server.ts'

export const loader = guarded('plan:read', async ({ actor, params, request }) => {
  const plan = await getPlanForExport(actor, params['year'], new URL(request.url).searchParams.get('entidad'))
  return csvResponse(planCsv(plan), `plan-${plan.entity.id}-${plan.year}.csv`)
})

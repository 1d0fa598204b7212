import { guarded } from '#app/services/guard.server.ts'
import { planWorkbook } from '#app/services/plans/plan-workbook.server.ts'
import { getPlanForExport } from '#app/services/plans/plans.server.ts'
import { xlsxResponse } from '#app/services/xlsx.server.ts'

export const loader = guarded('plan:read', async ({ actor, params, request }) => {
  const plan = await getPlanForExport(actor, params['year'], new URL(request.url).searchParams.get('entidad'))
  return xlsxResponse(await planWorkbook(plan), `plan-${plan.entity.id}-${plan.year}.xlsx`)
})

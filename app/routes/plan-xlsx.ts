import { guarded } from '#app/door/guard.server.ts'
import { planWorkbook } from '#app/features/plan/export-plan.server.ts'
import { getPlanForExport } from '#app/features/plan/view-plan.server.ts'
import { xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'

export const loader = guarded('plan:read', async ({ actor, params, request }) => {
  const plan = await getPlanForExport(actor, params['year'], new URL(request.url).searchParams.get('entidad'))
  return xlsxResponse(await planWorkbook(plan), `plan-${plan.entity.id}-${plan.year}.xlsx`)
})

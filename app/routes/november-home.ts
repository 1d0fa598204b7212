import { redirect } from '@remix-run/node'
import { ownReportAddress } from '#app/features/november-report/november-address.ts'
import { currentPlanYear } from '#app/features/plan/view-plan.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('november:write', {}, () => redirect(ownReportAddress(currentPlanYear())))

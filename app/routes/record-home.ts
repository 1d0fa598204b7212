import { redirect } from '@remix-run/node'
import { currentPlanYear } from '#app/features/plan/view-plan.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('record:read', {}, () => redirect(`/panel/registro-anual/${currentPlanYear()}`))

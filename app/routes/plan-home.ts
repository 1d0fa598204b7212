import { redirect } from '@remix-run/node'
import { currentPlanYear } from '#app/features/plan/view-plan.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { can } from '#app/door/policies.ts'

export const loader = guarded('plan:home', {}, ({ actor }) => {
  const plan = `/panel/plan/${currentPlanYear()}`
  return redirect(can(actor.role, 'plan:assigned') ? `${plan}/mis-acciones` : plan)
})

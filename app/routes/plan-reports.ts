import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { reportAddress } from '#app/features/plan/progress-report/report-address.ts'
import { usualCutOff } from '#app/features/plan/progress-report/view-report.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'

const ADDRESS = { params: { year: YEAR }, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:read', ADDRESS, ({ actor, params: { year }, search }) => {
  const entityId = actor.entity ? null : (search.entidad ?? null)
  return redirect(reportAddress({ year, entityId }, usualCutOff(actor, { year, entityId })))
})

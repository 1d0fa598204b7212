import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ApprovalPage } from '#app/features/plan/approval/approval-page.tsx'
import { readApprovalForm } from '#app/features/plan/approval/form.ts'
import { takeApprovalStep } from '#app/features/plan/approval/take-step.server.ts'
import { viewApproval } from '#app/features/plan/approval/view-approval.server.ts'
import { STEP_DONE } from '#app/features/plan/approval/words.ts'
import { planAddress } from '#app/features/plan/tabs.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { typedIn } from '#app/kit/forms/kept.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Aprobar y firmar el plan') }]

const ADDRESS = { params: { year: YEAR }, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:read', ADDRESS, async ({ actor, params, search }) => ({
  view: await viewApproval(actor, { ...params, entityId: search.entidad ?? null }),
}))

export const action = guarded('plan:approve', ADDRESS, async ({ actor, params: { year }, visitor, upload, done }) => {
  const sent = await upload()
  const form = readApprovalForm(sent)
  if (!form) throw new AppError('invalid-input')
  const taken = await takeApprovalStep(actor, { year, visitor, form })
  if (taken.ok) return done(planAddress({ year, entityId: null }, 'firma'), STEP_DONE[taken.step](year))
  const values = Object.fromEntries(typedIn(sent).fields)
  return data({ problems: taken.problems, values }, { status: taken.moved ? 409 : 422 })
})

export default function PlanApprovalRoute() {
  const refused = useActionData<typeof action>()
  return (
    <ApprovalPage
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { changeProof } from '#app/features/plan/carry-out/change-proof.server.ts'
import { proofDone } from '#app/features/plan/carry-out/done-words.ts'
import { readProofForm } from '#app/features/plan/carry-out/form.ts'
import { ProofPage } from '#app/features/plan/carry-out/proof-page.tsx'
import { viewFollowUp } from '#app/features/plan/carry-out/view-follow-up.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Medios de verificación') }]

const ADDRESS = { params: { year: YEAR, actionId: z.string() } }

export const loader = guarded('plan:follow', ADDRESS, async ({ actor, params }) => ({
  view: await viewFollowUp(actor, params),
}))

export const action = guarded('plan:follow', ADDRESS, async ({ actor, params, path, upload, done }) => {
  const sent = await upload()
  const changed = await changeProof(actor, { ...params, form: readProofForm(sent) })
  if (changed.ok) return done(path, proofDone(changed))
  const { problems, moved } = changed
  return data({ problems, values: typedValues(sent) }, { status: moved ? 409 : 422 })
})

export default function PlanProofsRoute() {
  const refused = useActionData<typeof action>()
  return (
    <ProofPage {...useLoaderData<typeof loader>()} problems={refused?.problems ?? {}} values={refused?.values ?? {}} />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

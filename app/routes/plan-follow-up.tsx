import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { followedUpDone } from '#app/features/plan/carry-out/done-words.ts'
import { FollowUpPage } from '#app/features/plan/carry-out/follow-up-page.tsx'
import { followUpAction } from '#app/features/plan/carry-out/follow-up.server.ts'
import { readFollowUpForm } from '#app/features/plan/carry-out/form.ts'
import { viewFollowUp } from '#app/features/plan/carry-out/view-follow-up.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { ownPath } from '#app/door/own-path.ts'
import { YEAR } from '#app/door/year-param.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Avance de una acción') }]

const PARAMS = { year: YEAR, actionId: z.string() }
const ADDRESS = { params: PARAMS, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:progress', ADDRESS, async ({ actor, params, search }) => ({
  view: await viewFollowUp(actor, { ...params, entityId: search.entidad ?? null }),
}))

export const action = guarded('plan:follow', { params: PARAMS }, async ({ actor, params, path, upload, done }) => {
  const sent = await upload()
  const asked = readFollowUpForm(sent)
  const told = await followUpAction(actor, { ...params, form: asked })
  const back = asked.kind === 'same' ? ownPath(asked.back) : null
  if (told.ok) return done(back ?? path, ...followedUpDone(told, back !== null))
  const { problems, moved } = told
  return data({ problems, moved, values: typedValues(sent) }, { status: moved ? 409 : 422 })
})

export default function PlanFollowUpRoute() {
  const refused = useActionData<typeof action>()
  return (
    <FollowUpPage
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
      moved={refused?.moved ?? false}
    />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

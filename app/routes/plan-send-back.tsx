import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { sentBackDone } from '#app/features/plan/carry-out/done-words.ts'
import { readSendBackForm } from '#app/features/plan/carry-out/form.ts'
import { SendBackPage } from '#app/features/plan/carry-out/send-back-page.tsx'
import { sendActionBack } from '#app/features/plan/carry-out/send-back.server.ts'
import { viewFollowUp } from '#app/features/plan/carry-out/view-follow-up.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Devolver una acción') }]

const ADDRESS = { params: { year: YEAR, actionId: z.string() } }

export const loader = guarded('plan:send-back', ADDRESS, async ({ actor, params }) => ({
  view: await viewFollowUp(actor, params),
}))

export const action = guarded('plan:send-back', ADDRESS, async ({ actor, params, form, done }) => {
  const sent = await form()
  const sentBack = await sendActionBack(actor, { ...params, form: readSendBackForm(sent) })
  if (sentBack.ok) return done(`/panel/plan/${params.year}/acciones/${params.actionId}/avance`, sentBackDone(sentBack))
  const { problems, moved } = sentBack
  return data({ problems, values: typedValues(sent) }, { status: moved ? 409 : 422 })
})

export default function PlanSendBackRoute() {
  const refused = useActionData<typeof action>()
  return (
    <SendBackPage
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

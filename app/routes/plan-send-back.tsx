import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { sentBackDone } from '#app/features/plan/carry-out/done-words.ts'
import { readSendBackForm } from '#app/features/plan/carry-out/form.ts'
import { SendBackPage } from '#app/features/plan/carry-out/send-back-page.tsx'
import { sendActionBack, viewSendBack } from '#app/features/plan/carry-out/send-back.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Devolver una acción') }]

const ADDRESS = { params: { year: YEAR, actionId: z.string() }, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:send-back', ADDRESS, async ({ actor, params, search }) => ({
  view: await viewSendBack(actor, { ...params, entityId: search.entidad ?? null }),
}))

export const action = guarded('plan:send-back', ADDRESS, async ({ actor, params, search, form, done }) => {
  const sent = await form()
  const asked = { ...params, entityId: search.entidad ?? null, form: readSendBackForm(sent) }
  const sentBack = await sendActionBack(actor, asked)
  if (sentBack.ok) return done(sentBack.to, ...sentBackDone(sentBack))
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

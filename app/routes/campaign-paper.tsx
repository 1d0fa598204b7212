import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CampaignPaper } from '#app/features/typing/campaign-paper-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { createBatch, viewPaper } from '#app/features/typing/print-batch.server.ts'

export const meta = () => [{ title: pageTitle('Formularios en papel') }]

export const loader = guarded('campaign:manage', async ({ actor, params }) => ({
  view: await viewPaper(actor, params['campaignId'] ?? ''),
}))

export const action = guarded('campaign:manage', async ({ actor, params, request }) => {
  const form = await request.formData()
  const created = await createBatch(actor, params['campaignId'] ?? '', form)
  if (created.ok) return redirect(new URL(request.url).pathname, 303)
  return data({ problems: created.problems, values: typedValues(form) }, { status: 422 })
})

export default function CampaignPaperRoute() {
  const refused = useActionData<typeof action>()
  return (
    <CampaignPaper
      view={useLoaderData<typeof loader>().view}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

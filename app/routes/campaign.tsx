import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CampaignPage } from '#app/features/campaigns/campaign-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { changeByForm } from '#app/features/campaigns/change-campaign.server.ts'
import { explanationAt } from '#app/features/campaigns/invite.server.ts'
import { viewCampaign } from '#app/features/campaigns/view-campaign.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { can } from '#app/door/policies.ts'

export const meta = () => [{ title: pageTitle('Aplicación') }]

export const loader = guarded('campaign:read', async ({ actor, params, request }) => ({
  campaign: await viewCampaign(actor, params['campaignId'] ?? ''),
  mayManage: can(actor.role, 'campaign:manage'),
  explained: explanationAt(request).link,
}))

export const action = guarded('campaign:manage', async ({ actor, params, request }) => {
  const form = await request.formData()
  const id = params['campaignId'] ?? ''
  const changed = await changeByForm(actor, id, form)
  if (!changed.ok) return data({ problems: changed.problems, values: typedValues(form) }, { status: 422 })
  return redirect(
    form.get('accion') === 'cerrar' ? `/panel/aplicaciones/${id}/resultados` : `/panel/aplicaciones/${id}`,
    303,
  )
})

export default function CampaignRoute() {
  const { campaign, mayManage, explained } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <CampaignPage
      campaign={campaign}
      mayManage={mayManage}
      explained={explained}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

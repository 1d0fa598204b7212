import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CampaignPage } from '#app/features/campaigns/campaign-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { carryOutOrder } from '#app/features/campaigns/carry-out-order.server.ts'
import { readCampaignOrder } from '#app/features/campaigns/form.ts'
import { explanationAt } from '#app/features/campaigns/invitation-links.server.ts'
import { viewCampaign } from '#app/features/campaigns/view-campaign.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { orderDone } from '#app/features/campaigns/done-words.ts'
import { guarded } from '#app/door/guard.server.ts'
import { can } from '#app/door/policies.ts'

export const meta = () => [{ title: pageTitle('Aplicación') }]

const address = { params: { campaignId: z.string() } }

export const loader = guarded('campaign:read', address, async ({ actor, params, visitor }) => ({
  campaign: await viewCampaign(actor, params.campaignId),
  mayManage: can(actor.role, 'campaign:manage'),
  mayAgree: can(actor.role, 'domains:agree') && !actor.isDelegate,
  explained: explanationAt(visitor.origin).link,
}))

export const action = guarded('campaign:manage', address, async ({ actor, params: { campaignId }, form, done }) => {
  const sent = await form()
  const order = readCampaignOrder(sent)
  const outcome = await carryOutOrder(actor, { campaignId, order })
  if (!outcome.ok) return data({ problems: outcome.problems, values: typedValues(sent) }, { status: 422 })
  const page = `/panel/aplicaciones/${campaignId}`
  return done(order?.kind === 'close-early' ? `${page}/resultados` : page, orderDone(order))
})

export default function CampaignRoute() {
  const { campaign, mayManage, mayAgree, explained } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <CampaignPage
      campaign={campaign}
      mayManage={mayManage}
      mayAgree={mayAgree}
      explained={explained}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

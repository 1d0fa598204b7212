import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SlipsForm, SlipsSheet } from '#app/components/campaigns/slips.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { AppError } from '#app/services/app-error.server.ts'
import { printCodes } from '#app/services/campaigns/change.server.ts'
import { invitationTo } from '#app/services/campaigns/invitation.server.ts'
import { viewCampaign } from '#app/services/campaigns/view.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const meta = () => [{ title: pageTitle('Papeletas') }]

export const loader = guarded('campaign:manage', async ({ actor, params }) => {
  const campaign = await viewCampaign(actor, params['campaignId'] ?? '')
  if (!campaign.ways.some(({ way }) => way === 'slips') || !['open', 'scheduled'].includes(campaign.phase)) throw new AppError('not-found')
  return { campaign }
})

export const action = guarded('campaign:manage', async ({ actor, params, request }) => {
  const asked = String((await request.formData()).get('cantidad') ?? '')
  const printed = await printCodes(actor, params['campaignId'] ?? '', asked)
  if (!printed.ok) return data({ problems: printed.problems, asked, slips: null }, { status: 422 })
  return { problems: {}, asked, slips: await Promise.all(printed.codes.map((code) => invitationTo(request, code))) }
})

export default function CampaignSlipsRoute() {
  const { campaign } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  if (result?.slips) return <SlipsSheet campaign={campaign} slips={result.slips} />
  return <SlipsForm campaign={campaign} problems={result?.problems ?? {}} value={result?.asked ?? ''} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

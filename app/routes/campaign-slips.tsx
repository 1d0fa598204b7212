import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SlipsForm, SlipsSheet } from '#app/components/campaigns/slips.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { AppError } from '#app/services/app-error.server.ts'
import { explanationAt, invitationTo } from '#app/services/campaigns/invitation.server.ts'
import { printSlips } from '#app/services/campaigns/slips.server.ts'
import { viewCampaign } from '#app/services/campaigns/view.server.ts'
import { typedValues } from '#app/services/form-values.ts'
import { guarded } from '#app/services/guard.server.ts'

export const meta = () => [{ title: pageTitle('Papeletas') }]

export const loader = guarded('campaign:manage', async ({ actor, params, request }) => {
  const campaign = await viewCampaign(actor, params['campaignId'] ?? '')
  if (!campaign.ways.some(({ way }) => way === 'slips') || !['open', 'scheduled'].includes(campaign.phase)) throw new AppError('not-found')
  return { campaign, explanation: explanationAt(request) }
})

export const action = guarded('campaign:manage', async ({ actor, params, request }) => {
  const form = await request.formData()
  const printed = await printSlips(actor, params['campaignId'] ?? '', form)
  if (!printed.ok) return data({ problems: printed.problems, values: typedValues(form), batches: null }, { status: 422 })
  const drawn = printed.batches.map(async ({ site, codes }) => ({ site, slips: await Promise.all(codes.map((code) => invitationTo(request, code))) }))
  return { problems: {}, values: {}, batches: await Promise.all(drawn) }
})

export default function CampaignSlipsRoute() {
  const { campaign, explanation } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  if (result?.batches) return <SlipsSheet campaign={campaign} batches={result.batches} explained={explanation.printed} />
  return <SlipsForm campaign={campaign} problems={result?.problems ?? {}} values={result?.values ?? {}} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

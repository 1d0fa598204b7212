import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { explanationAt, invitationsTo } from '#app/features/campaigns/invitation-links.server.ts'
import { readSlipOrder } from '#app/features/custody/form.ts'
import { printSlips, viewSlips } from '#app/features/custody/print-slips.server.ts'
import { SlipsForm, SlipsSheet } from '#app/features/custody/slips-page.tsx'
import { guarded } from '#app/door/guard.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Papeletas') }]

const address = { params: { campaignId: z.string() } }

export const loader = guarded('codes:keep', address, async ({ actor, params, visitor }) => {
  const campaign = await viewSlips(actor, params.campaignId)
  return { campaign, explanation: explanationAt(visitor.origin) }
})

export const action = guarded('codes:keep', address, async ({ actor, params, visitor, form }) => {
  const sent = await form()
  const printed = await printSlips(actor, { ...params, order: readSlipOrder(sent) })
  if (!printed.ok)
    return data({ problems: printed.problems, values: typedValues(sent), batches: null }, { status: 422 })
  const drawn = printed.batches.map(async ({ site, codes }) => ({
    site,
    slips: await invitationsTo(visitor.origin, codes),
  }))
  return { problems: {}, values: {}, batches: await Promise.all(drawn) }
})

export default function CustodySlipsRoute() {
  const { campaign, explanation } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  if (result?.batches)
    return <SlipsSheet campaign={campaign} batches={result.batches} explained={explanation.printed} />
  return <SlipsForm campaign={campaign} problems={result?.problems ?? {}} values={result?.values ?? {}} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { explanationAt, invitationsTo } from '#app/features/campaigns/invitation-links.server.ts'
import { readSlipOrder } from '#app/features/custody/form.ts'
import { listJustPrinted } from '#app/features/custody/just-printed.server.ts'
import { printSlips, viewSlips, type PrintedBatch } from '#app/features/custody/print-slips.server.ts'
import { SlipsForm, SlipsSheet } from '#app/features/custody/slips-page.tsx'
import { guarded } from '#app/door/guard.server.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Papeletas') }]

const address = { params: { campaignId: z.string() } }

const drawn = ({ origin }: Visitor, batches: readonly PrintedBatch[]) =>
  Promise.all(batches.map(async ({ site, codes }) => ({ site, slips: await invitationsTo(origin, codes) })))

export const loader = guarded('codes:keep', address, async ({ actor, params, visitor, shown }) => {
  const campaign = await viewSlips(actor, params.campaignId)
  const printed = shown(actor) as readonly PrintedBatch[] | null
  return {
    campaign,
    explanation: explanationAt(visitor.origin),
    batches: printed && (await drawn(visitor, printed)),
    justPrinted: listJustPrinted(actor, params.campaignId, visitor),
  }
})

export const action = guarded('codes:keep', address, async ({ actor, params, form, show }) => {
  const sent = await form()
  const printed = await printSlips(actor, { ...params, order: readSlipOrder(sent) })
  if (!printed.ok) return data({ problems: printed.problems, values: typedValues(sent) }, { status: 422 })
  return show(actor, printed.batches)
})

export default function CustodySlipsRoute() {
  const { campaign, explanation, batches, justPrinted } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  if (batches) return <SlipsSheet campaign={campaign} batches={batches} explained={explanation.printed} />
  const { problems = {}, values = {} } = result ?? {}
  return <SlipsForm campaign={campaign} justPrinted={justPrinted} problems={problems} values={values} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

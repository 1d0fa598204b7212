import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CampaignPaper } from '#app/features/typing/campaign-paper-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { readNewBatch } from '#app/features/typing/form.ts'
import { printBatch, viewPaper } from '#app/features/typing/print-batch.server.ts'

export const meta = () => [{ title: pageTitle('Formularios en papel') }]

const address = { params: { campaignId: z.string() } }

export const loader = guarded('campaign:manage', address, async ({ actor, params }) => ({
  view: await viewPaper(actor, params.campaignId),
}))

export const action = guarded('campaign:manage', address, async ({ actor, params, path, form, done }) => {
  const sent = await form()
  const printed = await printBatch(actor, { ...params, ...readNewBatch(sent) })
  if (printed.ok) return done(path, 'El lote de formularios se creó.')
  return data({ problems: printed.problems, values: typedValues(sent) }, { status: 422 })
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

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { agreeDomain, viewDomains } from '#app/features/custody/agree-domain.server.ts'
import { DomainsPage } from '#app/features/custody/domains-page.tsx'
import { readDomain } from '#app/features/custody/form.ts'
import { guarded } from '#app/door/guard.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Dominios de correo') }]

const address = { params: { campaignId: z.string() } }

export const loader = guarded('domains:agree', address, async ({ actor, params }) => ({
  view: await viewDomains(actor, params.campaignId),
}))

export const action = guarded('domains:agree', address, async ({ actor, params, path, form, done }) => {
  const sent = await form()
  const outcome = await agreeDomain(actor, { ...params, ...readDomain(sent) })
  if (outcome.ok) return done(path, 'El dominio quedó aceptado.')
  return data({ problems: outcome.problems, values: typedValues(sent) }, { status: 422 })
})

export default function CampaignDomainsRoute() {
  const refused = useActionData<typeof action>()
  return (
    <DomainsPage
      view={useLoaderData<typeof loader>().view}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

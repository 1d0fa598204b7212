import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AccountRequestsPage } from '#app/components/account/account-requests-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { viewRequests } from '#app/services/accounts/account-requests.server.ts'
import { decideByForm } from '#app/services/accounts/request-decision.server.ts'
import { ownOrigin } from '#app/services/auth.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { runtime } from '#app/services/runtime.server.ts'

export const meta = () => [{ title: pageTitle('Pedidos de cuenta') }]

export const loader = guarded('accounts:grant', async ({ actor }) => ({ requests: await viewRequests(actor) }))

export const action = guarded('accounts:grant', async ({ actor, request }) => {
  const outcome = await decideByForm(actor, await request.formData(), ownOrigin(request, runtime().environment))
  return data({ outcome }, { status: outcome.status })
})

export default function AccountRequestsRoute() {
  return <AccountRequestsPage {...useLoaderData<typeof loader>()} outcome={useActionData<typeof action>()?.outcome ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AccountRequestsPage } from '#app/features/account-requests/account-requests-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { viewRequests } from '#app/features/account-requests/request-account.server.ts'
import { decideByForm } from '#app/features/account-requests/decide-request.server.ts'
import { ownOrigin } from '#app/door/visitor.ts'
import { guarded } from '#app/door/guard.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

export const meta = () => [{ title: pageTitle('Pedidos de cuenta') }]

export const loader = guarded('accounts:grant', async ({ actor }) => ({ requests: await viewRequests(actor) }))

export const action = guarded('accounts:grant', async ({ actor, request }) => {
  const outcome = await decideByForm(actor, await request.formData(), ownOrigin(request, runtime().environment))
  return data({ outcome }, { status: outcome.status })
})

export default function AccountRequestsRoute() {
  return (
    <AccountRequestsPage
      {...useLoaderData<typeof loader>()}
      outcome={useActionData<typeof action>()?.outcome ?? null}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

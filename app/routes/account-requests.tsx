import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AccountRequestsPage } from '#app/features/account-requests/account-requests-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { viewRequests } from '#app/features/account-requests/list-requests.server.ts'
import { decideRequest, type Outcome } from '#app/features/account-requests/decide-request.server.ts'
import { readDecision } from '#app/features/account-requests/form.ts'
import { pageNumber } from '#app/kit/forms/address-fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Pedidos de cuenta') }]

const address = { search: { pagina: pageNumber } }

export const loader = guarded('accounts:grant', address, async ({ actor, search, shown }) => ({
  requests: await viewRequests(actor, search.pagina),
  decided: shown(actor) as Outcome | null,
}))

export const action = guarded('accounts:grant', {}, async ({ actor, visitor, form, show }) => {
  const outcome = await decideRequest(actor, readDecision(await form()), visitor.origin)
  return outcome.status === 200 ? show(actor, outcome) : data({ outcome }, { status: outcome.status })
})

export default function AccountRequestsRoute() {
  const { requests, decided } = useLoaderData<typeof loader>()
  return <AccountRequestsPage requests={requests} outcome={useActionData<typeof action>()?.outcome ?? decided} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

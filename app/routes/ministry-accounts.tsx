import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MINISTRY_ACCOUNTS } from '#app/components/account/accounts-place.ts'
import { AccountPages } from '#app/components/account/account-pages.tsx'
import { EntityAccountsPage } from '#app/components/account/entity-accounts-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { pendingRequestCount } from '#app/services/accounts/account-requests.server.ts'
import { changeInvitation } from '#app/services/accounts/entity-accounts.server.ts'
import { getMinistryAccounts } from '#app/services/accounts/ministry-accounts.server.ts'
import { ownOrigin } from '#app/services/auth.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { runtime } from '#app/services/runtime.server.ts'

export const meta = () => [{ title: pageTitle('Cuentas del Ministerio') }]

export const loader = guarded('accounts:grant', async ({ actor }) => ({ accounts: await getMinistryAccounts(actor), waiting: await pendingRequestCount(actor) }))

export const action = guarded('accounts:grant', async ({ actor, request }) => {
  const sent = await changeInvitation(actor, await request.formData(), ownOrigin(request, runtime().environment))
  return sent ? data({ sent }) : redirect(MINISTRY_ACCOUNTS.to, 303)
})

export default function MinistryAccountsRoute() {
  const { accounts, waiting } = useLoaderData<typeof loader>()
  return <EntityAccountsPage place={MINISTRY_ACCOUNTS} accounts={accounts} sent={useActionData<typeof action>()?.sent ?? null} above={<AccountPages waiting={waiting} />} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

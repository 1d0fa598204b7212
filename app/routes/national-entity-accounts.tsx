import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { accountsOf } from '#app/components/account/accounts-place.ts'
import { BackToEntity } from '#app/components/account/back-to-entity.tsx'
import { EntityAccountsPage } from '#app/components/account/entity-accounts-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { changeInvitation, getEntityAccounts } from '#app/services/accounts/entity-accounts.server.ts'
import { keeperOf } from '#app/services/accounts/kept-entity.server.ts'
import { ownOrigin } from '#app/services/auth.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { runtime } from '#app/services/runtime.server.ts'

export const meta = () => [{ title: pageTitle('Cuentas de la entidad') }]

export const loader = guarded('accounts:grant', async ({ actor, params }) => {
  const entityId = params['entityId'] ?? ''
  const { keeper, isActive } = await keeperOf(actor, entityId)
  const accounts = await getEntityAccounts(keeper)
  return { entityId, accounts: { ...accounts, mayInvite: accounts.mayInvite && isActive } }
})

export const action = guarded('accounts:grant', async ({ actor, params, request }) => {
  const entityId = params['entityId'] ?? ''
  const { keeper } = await keeperOf(actor, entityId)
  const sent = await changeInvitation(keeper, await request.formData(), ownOrigin(request, runtime().environment))
  return sent ? data({ sent }) : redirect(accountsOf(entityId).to, 303)
})

export default function NationalEntityAccountsRoute() {
  const { entityId, accounts } = useLoaderData<typeof loader>()
  return <EntityAccountsPage place={accountsOf(entityId)} accounts={accounts} sent={useActionData<typeof action>()?.sent ?? null} above={<BackToEntity entityId={entityId} />} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

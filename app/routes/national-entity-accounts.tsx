import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { accountsOf } from '#app/features/accounts/accounts-place.ts'
import { BackToEntity } from '#app/features/accounts/back-to-entity.tsx'
import { EntityAccountsPage } from '#app/features/accounts/entity-accounts-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { changeInvitation, getEntityAccounts } from '#app/features/accounts/keep-entity-accounts.server.ts'
import { keeperOf } from '#app/features/accounts/kept-entity.server.ts'
import { ownOrigin } from '#app/door/visitor.ts'
import { guarded } from '#app/door/guard.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

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
  return (
    <EntityAccountsPage
      place={accountsOf(entityId)}
      accounts={accounts}
      sent={useActionData<typeof action>()?.sent ?? null}
      above={<BackToEntity entityId={entityId} />}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

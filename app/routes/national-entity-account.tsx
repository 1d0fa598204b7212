import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { accountsOf } from '#app/features/accounts/accounts-place.ts'
import { EntityAccountPage } from '#app/features/accounts/entity-account-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { endAccount, getEntityAccount } from '#app/features/accounts/keep-entity-accounts.server.ts'
import { keeperOf } from '#app/features/accounts/kept-entity.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuenta') }]

export const loader = guarded('accounts:grant', async ({ actor, params }) => {
  const entityId = params['entityId'] ?? ''
  const { keeper } = await keeperOf(actor, entityId)
  return { entityId, account: await getEntityAccount(keeper, params['membershipId'] ?? '') }
})

export const action = guarded('accounts:grant', async ({ actor, params, request }) => {
  const entityId = params['entityId'] ?? ''
  const { keeper } = await keeperOf(actor, entityId)
  const form = await request.formData()
  await getEntityAccount(keeper, params['membershipId'] ?? '')
  if (form.get('accion') !== 'terminar') throw new AppError('invalid-input')
  if (form.get('seguro') !== 'si') return data({ problem: 'Marque la casilla para confirmar' }, { status: 422 })
  await endAccount(keeper, params['membershipId'] ?? '')
  return redirect(accountsOf(entityId).to, 303)
})

export default function NationalEntityAccountRoute() {
  const { entityId, account } = useLoaderData<typeof loader>()
  return (
    <EntityAccountPage
      place={accountsOf(entityId)}
      account={account}
      saved={false}
      problem={useActionData<typeof action>()?.problem ?? null}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

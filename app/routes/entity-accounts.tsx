import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EntityAccountsPage } from '#app/components/account/entity-accounts-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { confirmAccounts, getEntityAccounts, withdraw } from '#app/services/accounts/entity-accounts.server.ts'
import { AppError } from '#app/services/app-error.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuentas de la entidad') }]

export const loader = guarded('accounts:manage', async ({ actor }) => ({ accounts: await getEntityAccounts(actor) }))

export const action = guarded('accounts:manage', async ({ actor, request }) => {
  const form = await request.formData()
  const intent = form.get('accion')
  if (intent === 'confirmar') confirmAccounts(actor)
  else if (intent === 'retirar') withdraw(actor, String(form.get('invitacion') ?? ''))
  else throw new AppError('invalid-input')
  return redirect('/panel/cuentas', 303)
})

export default function EntityAccountsRoute() {
  return <EntityAccountsPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

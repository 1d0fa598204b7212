import { useLoaderData } from '@remix-run/react'
import { RolesPage } from '#app/components/account/roles-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { ownRoles, switchRole } from '#app/services/accounts/own-account.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const meta = () => [{ title: pageTitle('Mis funciones') }]

export const loader = guarded('account', ({ account }) => ({ roles: ownRoles(account) }))

export const action = guarded('account', async ({ account, request }) => switchRole(account, String((await request.formData()).get('funcion') ?? '')))

export default function AccountRolesRoute() {
  return <RolesPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

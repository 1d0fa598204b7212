import { useLoaderData } from '@remix-run/react'
import { RolesPage } from '#app/features/own-account/roles-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { ownRoles, switchRole } from '#app/features/own-account/change-own-account.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Mis funciones') }]

export const loader = guarded('account', ({ account }) => ({ roles: ownRoles(account) }))

export const action = guarded('account', async ({ account, request }) =>
  switchRole(account, String((await request.formData()).get('funcion') ?? '')),
)

export default function AccountRolesRoute() {
  return <RolesPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

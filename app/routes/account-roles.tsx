import { useLoaderData } from '@remix-run/react'
import { RolesPage } from '#app/features/own-account/roles-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { ownRoles, switchRole } from '#app/features/own-account/switch-role.server.ts'
import { readChosenRole } from '#app/features/own-account/form.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Mis funciones') }]

export const loader = guarded('account', {}, ({ account }) => ({ roles: ownRoles(account) }))

export const action = guarded('account', {}, async ({ account, form }) =>
  switchRole(account, readChosenRole(await form())),
)

export default function AccountRolesRoute() {
  return <RolesPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

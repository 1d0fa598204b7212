import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AccountPage } from '#app/features/own-account/account-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { changePassword } from '#app/features/own-account/change-password.server.ts'
import { endAllSessions, endSession } from '#app/features/own-account/end-sessions.server.ts'
import { readAccountChange } from '#app/features/own-account/form.ts'
import { getOwnAccount } from '#app/features/own-account/view-own-account.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Mi cuenta') }]

export const loader = guarded('account', {}, async ({ account }) => ({ account: await getOwnAccount(account) }))

export const action = guarded('account', {}, async ({ account, visitor, form, done }) => {
  const change = readAccountChange(await form())
  if (change.kind === 'end-session')
    return done(endSession(account, change.sessionId) ? '/ingresar' : '/cuenta', 'La sesión se cerró.')
  if (change.kind === 'end-sessions') {
    endAllSessions(account)
    return done('/ingresar', 'Todas sus sesiones se cerraron.')
  }
  const changed = await changePassword(visitor, account, change)
  if (!changed.ok) return data({ problems: changed.problems }, { status: 422 })
  return done('/cuenta', 'Su contraseña cambió y sus otras sesiones se cerraron.', { headers: changed.cookies })
})

export default function AccountRoute() {
  return <AccountPage {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()?.problems ?? {}} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

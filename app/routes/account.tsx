import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { AccountPage } from '#app/features/own-account/account-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { changePassword } from '#app/features/own-account/change-password.server.ts'
import { endAllSessions, endSession } from '#app/features/own-account/end-sessions.server.ts'
import { readAccountChange } from '#app/features/own-account/form.ts'
import { getOwnAccount } from '#app/features/own-account/view-own-account.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Mi cuenta') }]

export const loader = guarded('account', { search: { aviso: z.string().optional() } }, async ({ account, search }) => ({
  account: await getOwnAccount(account),
  notice: search.aviso ?? null,
}))

export const action = guarded('account', {}, async ({ account, visitor, form }) => {
  const change = readAccountChange(await form())
  if (change.kind === 'end-session') return endSession(account, change.sessionId)
  if (change.kind === 'end-sessions') return endAllSessions(account)
  const result = await changePassword(visitor, account, change)
  return result instanceof Response ? result : data({ problems: result }, { status: 422 })
})

export default function AccountRoute() {
  return <AccountPage {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()?.problems ?? {}} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

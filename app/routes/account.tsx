import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AccountPage } from '#app/components/account/account-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { changePassword, endAllSessions, endSession, getOwnAccount } from '#app/services/accounts/own-account.server.ts'
import { AppError } from '#app/services/app-error.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const meta = () => [{ title: pageTitle('Mi cuenta') }]

export const loader = guarded('account', async ({ account, request }) => ({
  account: await getOwnAccount(account),
  notice: new URL(request.url).searchParams.get('aviso'),
}))

export const action = guarded('account', async ({ account, request }) => {
  const form = await request.formData()
  const intent = form.get('accion')
  if (intent === 'cerrar') return endSession(account, String(form.get('sesion') ?? ''))
  if (intent === 'cerrar-todas') return endAllSessions(account)
  if (intent !== 'clave') throw new AppError('invalid-input')
  const result = await changePassword(request, account, form)
  return result instanceof Response ? result : data({ problems: result }, { status: 422 })
})

export default function AccountRoute() {
  return <AccountPage {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()?.problems ?? {}} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

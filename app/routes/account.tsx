import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AccountPage } from '#app/features/own-account/account-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import {
  changePassword,
  endAllSessions,
  endSession,
  getOwnAccount,
} from '#app/features/own-account/change-own-account.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Mi cuenta') }]

export const loader = guarded('account', async ({ account, request }) => ({
  account: await getOwnAccount(account),
  notice: new URL(request.url).searchParams.get('aviso'),
}))

export const action = guarded('account', async ({ account, request, visitor }) => {
  const form = await request.formData()
  const intent = form.get('accion')
  if (intent === 'cerrar') return endSession(account, String(form.get('sesion') ?? ''))
  if (intent === 'cerrar-todas') return endAllSessions(account)
  if (intent !== 'clave') throw new AppError('invalid-input')
  const result = await changePassword(visitor, account, form)
  return result instanceof Response ? result : data({ problems: result }, { status: 422 })
})

export default function AccountRoute() {
  return <AccountPage {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()?.problems ?? {}} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

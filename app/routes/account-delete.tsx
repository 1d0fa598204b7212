import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DeleteAccountPage } from '#app/features/own-account/delete-account-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { deleteAccount, viewDeletion } from '#app/features/own-account/delete-account.server.ts'
import { readDeletion } from '#app/features/own-account/form.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Borrar mi cuenta') }]

export const loader = guarded('account', {}, async ({ account }) => ({ view: await viewDeletion(account) }))

export const action = guarded('account', {}, async ({ account, visitor, form, done }) => {
  const result = await deleteAccount(visitor, account, readDeletion(await form()))
  if ('problems' in result) return data({ problems: result.problems }, { status: result.status })
  const text = 'Su cuenta se borró. Lo que queda y hasta cuándo está en el aviso de privacidad.'
  return done('/ingresar', text, result)
})

export default function AccountDeleteRoute() {
  return (
    <DeleteAccountPage {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()?.problems ?? {}} />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AccountRequestPage } from '#app/features/account-requests/account-request-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { askForAccount, viewRequestForm } from '#app/features/account-requests/request-account.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Pedir una cuenta') }]

export const loader = guarded('public', async ({ request }) => ({
  form: await viewRequestForm(),
  asked: new URL(request.url).searchParams.get('enviado') === '1',
}))

export const action = guarded('public', async ({ request, context }) => {
  const form = await request.formData()
  const refused = await askForAccount(form, context.clientAddress)
  return refused
    ? data({ ...refused, values: typedValues(form) }, { status: refused.status })
    : redirect('/solicitar-cuenta?enviado=1', 303)
})

export default function AccountRequestRoute() {
  return <AccountRequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

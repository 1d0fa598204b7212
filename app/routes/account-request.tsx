import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { AccountRequestPage } from '#app/features/account-requests/account-request-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { askForAccount, viewRequestForm } from '#app/features/account-requests/ask-for-account.server.ts'
import { readRequestForm } from '#app/features/account-requests/form.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Pedir una cuenta') }]

export const loader = guarded('public', { search: { enviado: z.string().optional() } }, async ({ search }) => ({
  form: await viewRequestForm(),
  asked: search.enviado === '1',
}))

export const action = guarded('public', {}, async ({ visitor, form, done }) => {
  const sent = await form()
  const refused = await askForAccount(visitor, readRequestForm(sent))
  return refused
    ? data({ ...refused, values: typedValues(sent) }, { status: refused.status })
    : done('/solicitar-cuenta?enviado=1', 'Recibimos su pedido de cuenta.')
})

export default function AccountRequestRoute() {
  return <AccountRequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { OWN_ACCOUNTS } from '#app/features/accounts/accounts-place.ts'
import { EntityAccountPage } from '#app/features/accounts/entity-account-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { changeAccount } from '#app/features/accounts/change-account.server.ts'
import { readAccountChange } from '#app/features/accounts/form.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { getEntityAccount } from '#app/features/accounts/view-account.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuenta') }]

const params = { membershipId: z.string() }
const search = { guardado: z.string().optional() }

export const loader = guarded('accounts:manage', { params, search }, async ({ actor, params, search }) => ({
  account: await getEntityAccount(actor, params.membershipId),
  saved: search.guardado !== undefined,
}))

export const action = guarded('accounts:manage', { params }, async ({ actor, params: { membershipId: id }, form }) => {
  const sent = await form()
  const changed = await changeAccount(actor, id, readAccountChange(sent))
  if (!changed.ok) return data({ problems: changed.problems, values: typedValues(sent) }, { status: 422 })
  if (changed.kind === 'saved') return redirect(`/panel/cuentas/${id}?guardado=1`, 303)
  return redirect(changed.kind === 'left' ? '/cuenta/funciones' : '/panel/cuentas', 303)
})

export default function EntityAccountRoute() {
  const refused = useActionData<typeof action>()
  return (
    <EntityAccountPage
      place={OWN_ACCOUNTS}
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

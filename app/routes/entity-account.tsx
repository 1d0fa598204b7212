import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { OWN_ACCOUNTS } from '#app/features/accounts/accounts-place.ts'
import { EntityAccountPage } from '#app/features/accounts/entity-account-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { changeAccount } from '#app/features/accounts/change-account.server.ts'
import { readAccountChange } from '#app/features/accounts/form.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { getEntityAccount } from '#app/features/accounts/view-account.server.ts'
import { accountDone } from '#app/features/accounts/done-words.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuenta') }]

const params = { membershipId: z.string() }

export const loader = guarded('accounts:manage', { params }, async ({ actor, params }) => ({
  account: await getEntityAccount(actor, params.membershipId),
}))

export const action = guarded('accounts:manage', { params }, async ({ actor, params, path, form, done }) => {
  const sent = await form()
  const changed = await changeAccount(actor, params.membershipId, readAccountChange(sent))
  if (!changed.ok) return data({ problems: changed.problems, values: typedValues(sent) }, { status: 422 })
  return done(...accountDone(changed.done, OWN_ACCOUNTS, path))
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

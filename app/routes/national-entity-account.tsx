import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { accountsOf } from '#app/features/accounts/accounts-place.ts'
import { EntityAccountPage } from '#app/features/accounts/entity-account-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { keeperOf } from '#app/features/accounts/act-in-entity.server.ts'
import { changeAccount } from '#app/features/accounts/change-account.server.ts'
import { readAccountChange } from '#app/features/accounts/form.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { getEntityAccount } from '#app/features/accounts/view-account.server.ts'
import { accountDone } from '#app/features/accounts/done-words.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuenta') }]

const params = { entityId: z.string(), membershipId: z.string() }

export const loader = guarded('accounts:grant', { params }, async ({ actor, params: { entityId, membershipId } }) => {
  const { keeper } = await keeperOf(actor, entityId)
  const account = await getEntityAccount(keeper, membershipId)
  return { entityId, account }
})

export const action = guarded('accounts:grant', { params }, async ({ actor, params, path, form, done }) => {
  const { keeper } = await keeperOf(actor, params.entityId)
  const sent = await form()
  const changed = await changeAccount(keeper, params.membershipId, readAccountChange(sent))
  if (!changed.ok) return data({ problems: changed.problems, values: typedValues(sent) }, { status: 422 })
  return done(...accountDone(changed.done, accountsOf(params.entityId), path))
})

export default function NationalEntityAccountRoute() {
  const { entityId, account } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <EntityAccountPage
      place={accountsOf(entityId)}
      account={account}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data, redirect } from '@remix-run/node'
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
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuenta') }]

const params = { entityId: z.string(), membershipId: z.string() }
const search = { guardado: z.string().optional() }

export const loader = guarded(
  'accounts:grant',
  { params, search },
  async ({ actor, params: { entityId, membershipId }, search }) => {
    const { keeper } = await keeperOf(actor, entityId)
    const account = await getEntityAccount(keeper, membershipId)
    return { entityId, account, saved: search.guardado !== undefined }
  },
)

export const action = guarded('accounts:grant', { params }, async ({ actor, params, path, form }) => {
  const { keeper } = await keeperOf(actor, params.entityId)
  const sent = await form()
  const changed = await changeAccount(keeper, params.membershipId, readAccountChange(sent))
  if (!changed.ok) return data({ problems: changed.problems, values: typedValues(sent) }, { status: 422 })
  return redirect(changed.kind === 'saved' ? `${path}?guardado=1` : accountsOf(params.entityId).to, 303)
})

export default function NationalEntityAccountRoute() {
  const { entityId, account, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <EntityAccountPage
      place={accountsOf(entityId)}
      account={account}
      saved={saved}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { accountsOf } from '#app/features/accounts/accounts-place.ts'
import { EntityAccountPage } from '#app/features/accounts/entity-account-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { keeperOf } from '#app/features/accounts/act-in-entity.server.ts'
import { endAccount } from '#app/features/accounts/end-account.server.ts'
import { readEnding } from '#app/features/accounts/form.ts'
import { getEntityAccount } from '#app/features/accounts/view-account.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuenta') }]

const address = { params: { entityId: z.string(), membershipId: z.string() } }

export const loader = guarded('accounts:grant', address, async ({ actor, params: { entityId, membershipId } }) => {
  const { keeper } = await keeperOf(actor, entityId)
  return { entityId, account: await getEntityAccount(keeper, membershipId) }
})

export const action = guarded(
  'accounts:grant',
  address,
  async ({ actor, params: { entityId, membershipId }, form }) => {
    const { keeper } = await keeperOf(actor, entityId)
    const sent = await form()
    await getEntityAccount(keeper, membershipId)
    const { problem } = readEnding(sent)
    if (problem) return data({ problem }, { status: 422 })
    await endAccount(keeper, membershipId)
    return redirect(accountsOf(entityId).to, 303)
  },
)

export default function NationalEntityAccountRoute() {
  const { entityId, account } = useLoaderData<typeof loader>()
  return (
    <EntityAccountPage
      place={accountsOf(entityId)}
      account={account}
      saved={false}
      problem={useActionData<typeof action>()?.problem ?? null}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { OWN_ACCOUNTS } from '#app/features/accounts/accounts-place.ts'
import { EntityAccountPage } from '#app/features/accounts/entity-account-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { endAccount } from '#app/features/accounts/end-account.server.ts'
import { readAccountChange } from '#app/features/accounts/form.ts'
import { shareReleases } from '#app/features/accounts/share-releases.server.ts'
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
  const { member } = await getEntityAccount(actor, id)
  const change = readAccountChange(sent)
  if (change.kind === 'share') {
    await shareReleases(actor, id, change.campaignIds)
    return redirect(`/panel/cuentas/${id}?guardado=1`, 303)
  }
  if (change.problem) return data({ problem: change.problem }, { status: 422 })
  await endAccount(actor, id)
  return redirect(member.own ? '/cuenta/funciones' : '/panel/cuentas', 303)
})

export default function EntityAccountRoute() {
  return (
    <EntityAccountPage
      place={OWN_ACCOUNTS}
      {...useLoaderData<typeof loader>()}
      problem={useActionData<typeof action>()?.problem ?? null}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

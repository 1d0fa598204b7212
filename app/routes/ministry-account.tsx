import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { MINISTRY_ACCOUNTS } from '#app/features/accounts/accounts-place.ts'
import { EntityAccountPage } from '#app/features/accounts/entity-account-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { endMinistryAccount } from '#app/features/accounts/end-account.server.ts'
import { readEnding } from '#app/features/accounts/form.ts'
import { getMinistryAccount } from '#app/features/accounts/view-account.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuenta') }]

const address = { params: { membershipId: z.string() } }

export const loader = guarded('accounts:grant', address, async ({ actor, params }) => ({
  account: await getMinistryAccount(actor, params.membershipId),
}))

export const action = guarded(
  'accounts:grant',
  address,
  async ({ actor, params: { membershipId: id }, form, done }) => {
    const sent = await form()
    const { member } = await getMinistryAccount(actor, id)
    const { problem } = readEnding(sent)
    if (problem) return data({ problems: { seguro: problem } }, { status: 422 })
    await endMinistryAccount(actor, id)
    return done(member.own ? '/cuenta/funciones' : MINISTRY_ACCOUNTS.to, `La cuenta de ${member.name} terminó.`)
  },
)

export default function MinistryAccountRoute() {
  return (
    <EntityAccountPage
      place={MINISTRY_ACCOUNTS}
      {...useLoaderData<typeof loader>()}
      problems={useActionData<typeof action>()?.problems ?? {}}
      values={{}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

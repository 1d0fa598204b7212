import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MINISTRY_ACCOUNTS } from '#app/features/accounts/accounts-place.ts'
import { AccountPages } from '#app/features/accounts/account-pages.tsx'
import { EntityAccountsPage } from '#app/features/accounts/entity-accounts-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { pendingRequestCount } from '#app/features/account-requests/list-requests.server.ts'
import { changeInvitation } from '#app/features/accounts/change-invitation.server.ts'
import { readInvitationChange } from '#app/features/accounts/form.ts'
import { getMinistryAccounts } from '#app/features/accounts/list-accounts.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuentas del Ministerio') }]

export const loader = guarded('accounts:grant', {}, async ({ actor }) => ({
  accounts: await getMinistryAccounts(actor),
  waiting: await pendingRequestCount(actor),
}))

export const action = guarded('accounts:grant', {}, async ({ actor, visitor, form, done }) => {
  const sent = await changeInvitation(actor, readInvitationChange(await form()), visitor.origin)
  return sent ? data({ sent }) : done(MINISTRY_ACCOUNTS.to, 'La invitación se retiró.')
})

export default function MinistryAccountsRoute() {
  const { accounts, waiting } = useLoaderData<typeof loader>()
  return (
    <EntityAccountsPage
      place={MINISTRY_ACCOUNTS}
      accounts={accounts}
      sent={useActionData<typeof action>()?.sent ?? null}
      above={<AccountPages waiting={waiting} />}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

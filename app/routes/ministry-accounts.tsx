import { useLoaderData } from '@remix-run/react'
import { MINISTRY_ACCOUNTS } from '#app/features/accounts/accounts-place.ts'
import { AccountPages } from '#app/features/accounts/account-pages.tsx'
import { EntityAccountsPage } from '#app/features/accounts/entity-accounts-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { pendingRequestCount } from '#app/features/account-requests/list-requests.server.ts'
import { changeInvitation } from '#app/features/accounts/change-invitation.server.ts'
import { readInvitationChange } from '#app/features/accounts/form.ts'
import type { InvitationSent } from '#app/features/accounts/invite-account.server.ts'
import { getMinistryAccounts } from '#app/features/accounts/list-accounts.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuentas del Ministerio') }]

export const loader = guarded('accounts:grant', {}, async ({ actor, shown }) => ({
  accounts: await getMinistryAccounts(actor),
  waiting: await pendingRequestCount(actor),
  sent: shown(actor) as InvitationSent | null,
}))

export const action = guarded('accounts:grant', {}, async ({ actor, visitor, form, done, show }) => {
  const sent = await changeInvitation(actor, readInvitationChange(await form()), visitor.origin)
  return sent ? show(actor, sent) : done(MINISTRY_ACCOUNTS.to, 'La invitación se retiró.')
})

export default function MinistryAccountsRoute() {
  const { accounts, waiting, sent } = useLoaderData<typeof loader>()
  return (
    <EntityAccountsPage
      place={MINISTRY_ACCOUNTS}
      accounts={accounts}
      sent={sent}
      above={<AccountPages waiting={waiting} />}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

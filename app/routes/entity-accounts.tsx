import { useLoaderData } from '@remix-run/react'
import { OWN_ACCOUNTS } from '#app/features/accounts/accounts-place.ts'
import { EntityAccountsPage } from '#app/features/accounts/entity-accounts-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { changeInvitation } from '#app/features/accounts/change-invitation.server.ts'
import { confirmAccounts } from '#app/features/accounts/confirm-accounts.server.ts'
import { readListChange } from '#app/features/accounts/form.ts'
import type { InvitationSent } from '#app/features/accounts/invite-account.server.ts'
import { getEntityAccounts } from '#app/features/accounts/list-accounts.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuentas de la entidad') }]

export const loader = guarded('accounts:manage', {}, async ({ actor, shown }) => ({
  accounts: await getEntityAccounts(actor),
  sent: shown(actor) as InvitationSent | null,
}))

export const action = guarded('accounts:manage', {}, async ({ actor, visitor, form, done, show }) => {
  const change = readListChange(await form())
  if (change.kind === 'confirm') {
    confirmAccounts(actor)
    return done('/panel/cuentas', 'La lista de cuentas quedó confirmada por este año.')
  }
  const sent = await changeInvitation(actor, change, visitor.origin)
  return sent ? show(actor, sent) : done('/panel/cuentas', 'La invitación se retiró.')
})

export default function EntityAccountsRoute() {
  return <EntityAccountsPage {...useLoaderData<typeof loader>()} place={OWN_ACCOUNTS} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

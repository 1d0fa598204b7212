import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { accountsOf } from '#app/features/accounts/accounts-place.ts'
import { BackToEntity } from '#app/features/accounts/back-to-entity.tsx'
import { EntityAccountsPage } from '#app/features/accounts/entity-accounts-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { keeperOf } from '#app/features/accounts/act-in-entity.server.ts'
import { changeInvitation } from '#app/features/accounts/change-invitation.server.ts'
import { readInvitationChange } from '#app/features/accounts/form.ts'
import type { InvitationSent } from '#app/features/accounts/invite-account.server.ts'
import { getEntityAccounts } from '#app/features/accounts/list-accounts.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuentas de la entidad') }]

const address = { params: { entityId: z.string() } }

export const loader = guarded('accounts:grant', address, async ({ actor, params: { entityId }, shown }) => {
  const { keeper, isActive } = await keeperOf(actor, entityId)
  const accounts = await getEntityAccounts(keeper)
  const sent = shown(actor) as InvitationSent | null
  return { entityId, accounts: { ...accounts, mayInvite: accounts.mayInvite && isActive }, sent }
})

export const action = guarded(
  'accounts:grant',
  address,
  async ({ actor, params: { entityId }, visitor, form, done, show }) => {
    const { keeper } = await keeperOf(actor, entityId)
    const sent = await changeInvitation(keeper, readInvitationChange(await form()), visitor.origin)
    return sent ? show(actor, sent) : done(accountsOf(entityId).to, 'La invitación se retiró.')
  },
)

export default function NationalEntityAccountsRoute() {
  const { entityId, accounts, sent } = useLoaderData<typeof loader>()
  return (
    <EntityAccountsPage
      place={accountsOf(entityId)}
      accounts={accounts}
      sent={sent}
      above={<BackToEntity entityId={entityId} />}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

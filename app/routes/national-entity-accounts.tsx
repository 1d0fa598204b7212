import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { accountsOf } from '#app/features/accounts/accounts-place.ts'
import { BackToEntity } from '#app/features/accounts/back-to-entity.tsx'
import { EntityAccountsPage } from '#app/features/accounts/entity-accounts-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { keeperOf } from '#app/features/accounts/act-in-entity.server.ts'
import { changeInvitation } from '#app/features/accounts/change-invitation.server.ts'
import { readInvitationChange } from '#app/features/accounts/form.ts'
import { getEntityAccounts } from '#app/features/accounts/list-accounts.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cuentas de la entidad') }]

const address = { params: { entityId: z.string() } }

export const loader = guarded('accounts:grant', address, async ({ actor, params: { entityId } }) => {
  const { keeper, isActive } = await keeperOf(actor, entityId)
  const accounts = await getEntityAccounts(keeper)
  return { entityId, accounts: { ...accounts, mayInvite: accounts.mayInvite && isActive } }
})

export const action = guarded(
  'accounts:grant',
  address,
  async ({ actor, params: { entityId }, visitor, form, done }) => {
    const { keeper } = await keeperOf(actor, entityId)
    const sent = await changeInvitation(keeper, readInvitationChange(await form()), visitor.origin)
    return sent ? data({ sent }) : done(accountsOf(entityId).to, 'La invitación se retiró.')
  },
)

export default function NationalEntityAccountsRoute() {
  const { entityId, accounts } = useLoaderData<typeof loader>()
  return (
    <EntityAccountsPage
      place={accountsOf(entityId)}
      accounts={accounts}
      sent={useActionData<typeof action>()?.sent ?? null}
      above={<BackToEntity entityId={entityId} />}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { accountsOf } from '#app/features/accounts/accounts-place.ts'
import { InvitePage } from '#app/features/accounts/invite-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { mayInviteAs } from '#app/door/membership-rules.ts'
import { inviterOf } from '#app/features/accounts/act-in-entity.server.ts'
import { readInvitationForm } from '#app/features/accounts/form.ts'
import { isSent, type InvitationSent } from '#app/features/accounts/invite-account.server.ts'
import { inviteToEntity } from '#app/features/accounts/invite-to-entity.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Invitar a una persona') }]

const address = { params: { entityId: z.string() } }

export const loader = guarded('accounts:grant', address, async ({ actor, params, shown }) => {
  const inviter = await inviterOf(actor, params.entityId)
  return { entity: inviter.entity, kinds: mayInviteAs(inviter), sent: shown(actor) as InvitationSent | null }
})

export const action = guarded('accounts:grant', address, async ({ actor, params, visitor, form, show }) => {
  const inviter = await inviterOf(actor, params.entityId)
  const sent = await form()
  const answer = await inviteToEntity(inviter, readInvitationForm(sent), visitor.origin)
  if (isSent(answer)) return show(actor, answer)
  return data({ problems: answer, values: typedValues(sent) }, { status: 422 })
})

export default function NationalEntityAccountInviteRoute() {
  const { entity, kinds, sent } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <InvitePage
      place={accountsOf(entity?.id ?? '')}
      entityName={entity?.name}
      kinds={kinds}
      sent={sent}
      problems={answer?.problems ?? {}}
      values={answer?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OWN_ACCOUNTS } from '#app/features/accounts/accounts-place.ts'
import { InvitePage } from '#app/features/accounts/invite-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { mayInviteAs } from '#app/door/membership-rules.ts'
import { readInvitationForm } from '#app/features/accounts/form.ts'
import { isSent, type InvitationSent } from '#app/features/accounts/invite-account.server.ts'
import { inviteToEntity } from '#app/features/accounts/invite-to-entity.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Invitar a una persona') }]

export const loader = guarded('accounts:manage', {}, ({ actor, shown }) => ({
  kinds: mayInviteAs(actor),
  sent: shown(actor) as InvitationSent | null,
}))

export const action = guarded('accounts:manage', {}, async ({ actor, visitor, form, show }) => {
  const sent = await form()
  const answer = await inviteToEntity(actor, readInvitationForm(sent), visitor.origin)
  if (isSent(answer)) return show(actor, answer)
  return data({ problems: answer, values: typedValues(sent) }, { status: 422 })
})

export default function EntityAccountInviteRoute() {
  const { kinds, sent } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <InvitePage
      place={OWN_ACCOUNTS}
      kinds={kinds}
      sent={sent}
      problems={answer?.problems ?? {}}
      values={answer?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

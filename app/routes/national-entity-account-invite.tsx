import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { accountsOf } from '#app/features/accounts/accounts-place.ts'
import { InvitePage } from '#app/features/accounts/invite-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { mayInviteAs } from '#app/door/membership-rules.ts'
import { inviteToEntity, isSent } from '#app/features/accounts/keep-entity-accounts.server.ts'
import { inviterOf } from '#app/features/accounts/kept-entity.server.ts'
import { ownOrigin } from '#app/door/visitor.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

export const meta = () => [{ title: pageTitle('Invitar a una persona') }]

export const loader = guarded('accounts:grant', async ({ actor, params }) => {
  const inviter = await inviterOf(actor, params['entityId'] ?? '')
  return { entity: inviter.entity, kinds: mayInviteAs(inviter) }
})

export const action = guarded('accounts:grant', async ({ actor, params, request }) => {
  const inviter = await inviterOf(actor, params['entityId'] ?? '')
  const form = await request.formData()
  const answer = await inviteToEntity(inviter, form, ownOrigin(request, runtime().environment))
  if (isSent(answer)) return data({ sent: answer, problems: {}, values: {} })
  return data({ sent: null, problems: answer, values: typedValues(form) }, { status: 422 })
})

export default function NationalEntityAccountInviteRoute() {
  const { entity, kinds } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <InvitePage
      place={accountsOf(entity?.id ?? '')}
      entityName={entity?.name}
      kinds={kinds}
      sent={answer?.sent ?? null}
      problems={answer?.problems ?? {}}
      values={answer?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

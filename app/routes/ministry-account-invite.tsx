import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MINISTRY_ACCOUNTS } from '#app/features/accounts/accounts-place.ts'
import { InvitePage } from '#app/features/accounts/invite-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { mayInviteAs } from '#app/door/membership-rules.ts'
import { isSent } from '#app/features/accounts/keep-entity-accounts.server.ts'
import { inviteToMinistry } from '#app/features/accounts/keep-ministry-accounts.server.ts'
import { ownOrigin } from '#app/door/visitor.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

export const meta = () => [{ title: pageTitle('Invitar a una persona del Ministerio') }]

export const loader = guarded('accounts:grant', ({ actor }) => ({ kinds: mayInviteAs(actor) }))

export const action = guarded('accounts:grant', async ({ actor, request }) => {
  const form = await request.formData()
  const answer = await inviteToMinistry(actor, form, ownOrigin(request, runtime().environment))
  if (isSent(answer)) return data({ sent: answer, problems: {}, values: {} })
  return data({ sent: null, problems: answer, values: typedValues(form) }, { status: 422 })
})

export default function MinistryAccountInviteRoute() {
  const { kinds } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <InvitePage
      place={MINISTRY_ACCOUNTS}
      kinds={kinds}
      sent={answer?.sent ?? null}
      problems={answer?.problems ?? {}}
      values={answer?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

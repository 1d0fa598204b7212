import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MINISTRY_ACCOUNTS } from '#app/components/account/accounts-place.ts'
import { InvitePage } from '#app/components/account/invite-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { mayInviteAs } from '#app/services/accounts/account-rules.ts'
import { isSent } from '#app/services/accounts/entity-accounts.server.ts'
import { inviteToMinistry } from '#app/services/accounts/ministry-accounts.server.ts'
import { ownOrigin } from '#app/services/auth.server.ts'
import { typedValues } from '#app/services/form-values.ts'
import { guarded } from '#app/services/guard.server.ts'
import { runtime } from '#app/services/runtime.server.ts'

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
  return <InvitePage place={MINISTRY_ACCOUNTS} kinds={kinds} sent={answer?.sent ?? null} problems={answer?.problems ?? {}} values={answer?.values ?? {}} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

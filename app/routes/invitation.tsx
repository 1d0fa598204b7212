import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { InvitationPage } from '#app/features/accounts/invitation-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { acceptInvitation, readInvitation } from '#app/features/accounts/accept-invitation.server.ts'
import { readNewAccount } from '#app/features/accounts/form.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Invitación') }, { name: 'robots', content: 'noindex' }]

const address = { params: { token: z.string() } }

export const loader = guarded('public', address, async ({ params: { token }, account }) => {
  const invitation = await readInvitation(token, await account())
  return data({ invitation, back: `/invitacion/${token}` }, { status: invitation ? 200 : 404 })
})

export const action = guarded('public', address, async ({ visitor, params: { token }, account, form, done }) => {
  const sent = await form()
  const acceptance = { token, account: await account(), person: readNewAccount(sent) }
  const result = await acceptInvitation(visitor, acceptance)
  return 'to' in result
    ? done(result.to, result.text, { headers: result.headers })
    : data({ ...result, name: typedValues(sent)['nombre'] ?? '' }, { status: result.status })
})

export default function Invitation() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <InvitationPage
      {...loaded}
      problems={refused?.problems ?? {}}
      typedName={refused?.name ?? null}
      meanwhile={refused?.status === 409}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

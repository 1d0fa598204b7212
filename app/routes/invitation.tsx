import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { InvitationPage } from '#app/features/accounts/invitation-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { acceptInvitation, readInvitation } from '#app/features/accounts/invite-account.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Invitación') }, { name: 'robots', content: 'noindex' }]

export const loader = guarded('public', async ({ params, account }) => {
  const token = params['token'] ?? ''
  const invitation = await readInvitation(token, await account())
  return data({ invitation, back: `/invitacion/${token}` }, { status: invitation ? 200 : 404 })
})

export const action = guarded('public', async ({ request, visitor, params, account, context }) => {
  const form = await request.formData()
  const result = await acceptInvitation(visitor, params['token'] ?? '', await account(), form, context.clientAddress)
  return result instanceof Response
    ? result
    : data({ ...result, name: String(form.get('nombre') ?? '') }, { status: result.status })
})

export default function Invitation() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <InvitationPage
      {...loaded}
      problems={refused?.problems ?? {}}
      typedName={refused?.name ?? null}
      tooMany={refused?.status === 429}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

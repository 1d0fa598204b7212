import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { WithoutCoordinationPage } from '#app/components/account/without-coordination-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { pendingRequestCount } from '#app/services/accounts/account-requests.server.ts'
import { viewWithoutCoordination } from '#app/services/accounts/coordination.server.ts'
import { resendInvitation } from '#app/services/accounts/invitations.server.ts'
import { AppError } from '#app/services/app-error.server.ts'
import { ownOrigin } from '#app/services/auth.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { runtime } from '#app/services/runtime.server.ts'

export const meta = () => [{ title: pageTitle('Entidades sin coordinación') }]

export const loader = guarded('coordination:read', async ({ actor, request }) => ({
  list: await viewWithoutCoordination(actor, new URL(request.url).searchParams),
  waiting: await pendingRequestCount(actor),
}))

export const action = guarded('accounts:grant', async ({ actor, request }) => {
  const form = await request.formData()
  if (form.get('accion') !== 'reenviar') throw new AppError('invalid-input')
  return data({ sent: await resendInvitation(actor, String(form.get('invitacion') ?? ''), ownOrigin(request, runtime().environment)) })
})

export default function WithoutCoordinationRoute() {
  return <WithoutCoordinationPage {...useLoaderData<typeof loader>()} sent={useActionData<typeof action>()?.sent ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

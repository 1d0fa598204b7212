import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { WithoutCoordinationPage } from '#app/features/coordination/without-coordination-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { pendingRequestCount } from '#app/features/account-requests/request-account.server.ts'
import { viewWithoutCoordination } from '#app/features/coordination/list-coordination.server.ts'
import { resendInvitation } from '#app/features/accounts/invite-account.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { ownOrigin } from '#app/door/visitor.ts'
import { guarded } from '#app/door/guard.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

export const meta = () => [{ title: pageTitle('Entidades sin coordinación') }]

export const loader = guarded('coordination:read', async ({ actor, request }) => ({
  list: await viewWithoutCoordination(actor, new URL(request.url).searchParams),
  waiting: await pendingRequestCount(actor),
}))

export const action = guarded('accounts:grant', async ({ actor, request }) => {
  const form = await request.formData()
  if (form.get('accion') !== 'reenviar') throw new AppError('invalid-input')
  return data({
    sent: await resendInvitation(
      actor,
      String(form.get('invitacion') ?? ''),
      ownOrigin(request, runtime().environment),
    ),
  })
})

export default function WithoutCoordinationRoute() {
  return (
    <WithoutCoordinationPage {...useLoaderData<typeof loader>()} sent={useActionData<typeof action>()?.sent ?? null} />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { useLoaderData } from '@remix-run/react'
import { WithoutCoordinationPage } from '#app/features/coordination/without-coordination-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { pendingRequestCount } from '#app/features/account-requests/list-requests.server.ts'
import { COORDINATION_SEARCH, coordinationFilters } from '#app/features/coordination/search.ts'
import { viewWithoutCoordination } from '#app/features/coordination/list-coordination.server.ts'
import { readResending } from '#app/features/accounts/form.ts'
import type { InvitationSent } from '#app/features/accounts/invite-account.server.ts'
import { resendInvitation } from '#app/features/accounts/change-invitation.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Entidades sin coordinación') }]

export const loader = guarded(
  'coordination:read',
  { search: COORDINATION_SEARCH },
  async ({ actor, search, shown }) => ({
    list: await viewWithoutCoordination(actor, { ...coordinationFilters(search), page: search.pagina }),
    waiting: await pendingRequestCount(actor),
    sent: shown(actor) as InvitationSent | null,
  }),
)

export const action = guarded('accounts:grant', {}, async ({ actor, visitor, form, show }) =>
  show(actor, await resendInvitation(actor, readResending(await form()), visitor.origin)),
)

export default function WithoutCoordinationRoute() {
  return <WithoutCoordinationPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

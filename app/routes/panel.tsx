import { useLoaderData } from '@remix-run/react'
import { Panel } from '#app/features/panel/panel-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guidedSteps } from '#app/features/panel/guide.ts'
import { viewCampaigns } from '#app/features/campaigns/view-campaign.server.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import { keepersWaitingFor } from '#app/features/accounts/waiting-keepers.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { currentPlanYear, planHasAcceptedActions } from '#app/features/plan/view-plan.server.ts'
import { can } from '#app/door/policies.ts'

export const meta = () => [{ title: pageTitle('Qué hago ahora') }]

export const loader = guarded('panel:read', {}, async ({ actor }) => {
  const campaigns = await viewCampaigns(actor)
  const planYear = currentPlanYear()
  const planHasActions = await planHasAcceptedActions(actor, planYear)
  return {
    entityName: actor.entity?.name ?? '',
    mayManage: can(actor.role, 'campaign:manage'),
    campaigns,
    planYear,
    end: ownEntityEnd(actor),
    keepers: keepersWaitingFor(actor),
    steps: guidedSteps({ campaigns, planYear, planHasActions }),
  }
})

export default function PanelRoute() {
  return <Panel {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

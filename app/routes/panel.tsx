import { useLoaderData } from '@remix-run/react'
import { Panel } from '#app/components/campaigns/panel.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { guidedSteps } from '#app/services/campaigns/guide.ts'
import { listCampaigns } from '#app/services/campaigns/view.server.ts'
import { ownEntityEnd } from '#app/services/directory/own-entity.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { currentPlanYear, planHasAcceptedActions } from '#app/services/plans/plans.server.ts'
import { can } from '#app/services/policies.ts'

export const meta = () => [{ title: pageTitle('Qué hago ahora') }]

export const loader = guarded('panel:read', async ({ actor }) => {
  const campaigns = await listCampaigns(actor)
  const planYear = currentPlanYear()
  const planHasActions = await planHasAcceptedActions(actor, planYear)
  return {
    entityName: actor.entity?.name ?? '',
    mayManage: can(actor.role, 'campaign:manage'),
    campaigns,
    planYear,
    end: ownEntityEnd(actor),
    steps: guidedSteps({ campaigns, planYear, planHasActions }),
  }
})

export default function PanelRoute() {
  return <Panel {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

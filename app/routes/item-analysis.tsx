import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ItemAnalysisPage } from '#app/features/item-analysis/item-analysis-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { countClosedCampaigns, viewItemAnalysis } from '#app/features/item-analysis/count-items.server.ts'
import { can } from '#app/door/policies.ts'

export const meta = () => [{ title: pageTitle('Análisis de las preguntas') }]

export const loader = guarded('items:read', async ({ actor, request }) => ({
  view: await viewItemAnalysis(actor, new URL(request.url).searchParams.get('version')),
  mayCount: can(actor.role, 'items:count'),
}))

export const action = guarded('items:count', async ({ actor, request }) => {
  const { pathname, search, searchParams } = new URL(request.url)
  await countClosedCampaigns(actor, searchParams.get('version'))
  return redirect(pathname + search, 303)
})

export default function ItemAnalysisRoute() {
  return <ItemAnalysisPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ItemAnalysisPage } from '#app/features/item-analysis/item-analysis-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { countClosedCampaigns, viewItemAnalysis } from '#app/features/item-analysis/count-items.server.ts'
import { can } from '#app/door/policies.ts'

export const meta = () => [{ title: pageTitle('Análisis de las preguntas') }]

const address = { search: { version: z.string().optional() } }

export const loader = guarded('items:read', address, async ({ actor, search }) => ({
  view: await viewItemAnalysis(actor, search),
  mayCount: can(actor.role, 'items:count'),
}))

export const action = guarded('items:count', address, async ({ actor, path, search, done }) => {
  await countClosedCampaigns(actor, search)
  const version = search.version === undefined ? '' : `?version=${encodeURIComponent(search.version)}`
  return done(path + version, 'Las respuestas se sumaron a los totales.')
})

export default function ItemAnalysisRoute() {
  return <ItemAnalysisPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

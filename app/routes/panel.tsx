import { useLoaderData } from '@remix-run/react'
import { Panel } from '#app/features/panel/panel-page.tsx'
import { viewPanel } from '#app/features/panel/view-panel.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Qué hago ahora') }]

export const loader = guarded('panel:read', {}, async ({ actor }) => ({ panel: await viewPanel(actor) }))

export default function PanelRoute() {
  return <Panel {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { useLoaderData } from '@remix-run/react'
import { RetentionPage } from '#app/components/privacy/retention-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { guarded } from '#app/services/guard.server.ts'
import { viewRetention } from '#app/services/retention/view.server.ts'

export const meta = () => [{ title: pageTitle('Lo que se borrará') }]

export const loader = guarded('retention:read', async () => ({ retention: await viewRetention() }))

export default function RetentionRoute() {
  return <RetentionPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

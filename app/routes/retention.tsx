import { useLoaderData } from '@remix-run/react'
import { RetentionPage } from '#app/features/retention/retention-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { viewRetention } from '#app/features/retention/view-retention.server.ts'

export const meta = () => [{ title: pageTitle('Plazos') }]

export const loader = guarded('retention:read', {}, async ({ actor }) => ({ retention: await viewRetention(actor) }))

export default function RetentionRoute() {
  return <RetentionPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

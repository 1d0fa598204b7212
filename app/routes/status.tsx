import { useLoaderData } from '@remix-run/react'
import { StatusPage } from '#app/features/operations/status-page.tsx'
import { viewStatus } from '#app/features/operations/view-status.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Estado') }]

export const loader = guarded('platform:read', {}, async ({ actor }) => ({ status: await viewStatus(actor) }))

export default function StatusRoute() {
  return <StatusPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { useLoaderData } from '@remix-run/react'
import { DutiesPage } from '#app/features/plan/duties-page.tsx'
import { viewDuties } from '#app/features/plan/view-duties.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Lo que obliga la norma') }]

export const loader = guarded('panel:read', {}, async ({ actor }) => ({ view: await viewDuties(actor) }))

export default function DutiesRoute() {
  return <DutiesPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

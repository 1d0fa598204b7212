import { useLoaderData } from '@remix-run/react'
import { HandoverPage } from '#app/features/handover/handover-page.tsx'
import { viewHandover } from '#app/features/handover/view-handover.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Traspaso de la gestión') }]

export const loader = guarded('panel:read', {}, async ({ actor }) => ({ handover: await viewHandover(actor) }))

export default function HandoverRoute() {
  return <HandoverPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

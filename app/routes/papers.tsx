import { useLoaderData } from '@remix-run/react'
import { PapersPage } from '#app/components/papers/papers-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { guarded } from '#app/services/guard.server.ts'
import { listPapers } from '#app/services/papers/papers.server.ts'

export const meta = () => [{ title: pageTitle('Documentos de protección de datos') }]

export const loader = guarded('papers:read', async ({ actor, request }) => ({ papers: await listPapers(actor, request), entityId: actor.entity?.id ?? '' }))

export default function PapersRoute() {
  return <PapersPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

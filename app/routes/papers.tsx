import { useLoaderData } from '@remix-run/react'
import { PapersPage } from '#app/features/legal-papers/legal-papers-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { listPapers } from '#app/features/legal-papers/make-paper.server.ts'

export const meta = () => [{ title: pageTitle('Documentos de protección de datos') }]

export const loader = guarded('papers:read', async ({ actor, request }) => ({
  papers: await listPapers(actor, request),
  entityId: actor.entity?.id ?? '',
}))

export default function PapersRoute() {
  return <PapersPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

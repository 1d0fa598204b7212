import { useLoaderData } from '@remix-run/react'
import { LegalPapersPage } from '#app/features/legal-papers/legal-papers-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { listLegalPapers } from '#app/features/legal-papers/make-legal-paper.server.ts'

export const meta = () => [{ title: pageTitle('Documentos de protección de datos') }]

export const loader = guarded('legal-papers:read', {}, async ({ actor, visitor }) => ({
  papers: await listLegalPapers(actor, visitor),
  entityId: actor.entity?.id ?? '',
}))

export default function LegalPapersRoute() {
  return <LegalPapersPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { useLoaderData } from '@remix-run/react'
import { RetentionPage } from '#app/features/retention/retention-page.tsx'
import { pageNumber } from '#app/kit/forms/address-fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { viewRetention } from '#app/features/retention/view-retention.server.ts'

export const meta = () => [{ title: pageTitle('Plazos') }]

export const loader = guarded('retention:read', { search: { pagina: pageNumber } }, async ({ actor, search }) => ({
  retention: await viewRetention(actor, { page: search.pagina }),
}))

export default function RetentionRoute() {
  return <RetentionPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

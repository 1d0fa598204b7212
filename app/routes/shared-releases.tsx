import { useLoaderData } from '@remix-run/react'
import { SharedPage } from '#app/components/account/shared-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { getSharedReleases } from '#app/services/accounts/shared-releases.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const meta = () => [{ title: pageTitle('Resultados compartidos') }]

export const loader = guarded('shared:read', async ({ actor }) => ({ shared: await getSharedReleases(actor) }))

export default function SharedReleasesRoute() {
  return <SharedPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

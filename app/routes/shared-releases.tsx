import { useLoaderData } from '@remix-run/react'
import { SharedPage } from '#app/features/shared-releases/shared-releases-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { getSharedReleases } from '#app/features/shared-releases/list-shared-releases.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Resultados compartidos') }]

export const loader = guarded('shared:read', {}, async ({ actor }) => ({ shared: await getSharedReleases(actor) }))

export default function SharedReleasesRoute() {
  return <SharedPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { useLoaderData } from '@remix-run/react'
import { RecordPage } from '#app/components/directory/record-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { getEntityRecord } from '#app/services/directory/view.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const meta = () => [{ title: pageTitle('Entidad del directorio') }]

export const loader = guarded('directory:manage', async ({ actor, params, request }) => ({
  record: await getEntityRecord(actor, params['entityId'] ?? ''),
  saved: new URL(request.url).searchParams.has('guardado'),
}))

export default function DirectoryEntityRoute() {
  return <RecordPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

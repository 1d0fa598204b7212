import { useLoaderData } from '@remix-run/react'
import { RecordPage } from '#app/features/directory/record-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { getEntityRecord } from '#app/features/directory/view-directory.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Entidad del directorio') }]

export const loader = guarded('directory:manage', async ({ actor, params, request }) => ({
  record: await getEntityRecord(actor, params['entityId'] ?? ''),
  saved: new URL(request.url).searchParams.has('guardado'),
}))

export default function DirectoryEntityRoute() {
  return <RecordPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

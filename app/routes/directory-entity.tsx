import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { RecordPage } from '#app/features/directory/record-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { getEntityRecord } from '#app/features/directory/view-directory.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Entidad del directorio') }]

const address = { params: { entityId: z.string() } }

export const loader = guarded('directory:manage', address, async ({ actor, params }) => ({
  record: await getEntityRecord(actor, params),
}))

export default function DirectoryEntityRoute() {
  return <RecordPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

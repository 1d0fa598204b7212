import { useLoaderData } from '@remix-run/react'
import { recordQueue } from '#app/features/yearly-record/list-records.server.ts'
import { RecordQueuePage } from '#app/features/yearly-record/queue-page.tsx'
import { RECORD_SEARCH } from '#app/features/yearly-record/queue-search.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Registros anuales') }]

export const loader = guarded('country:read', { search: RECORD_SEARCH }, ({ actor, search }) => ({
  queue: recordQueue(actor, search),
}))

export default function NationalRecordsRoute() {
  return <RecordQueuePage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { RecordPage } from '#app/features/yearly-record/record-page.tsx'
import { viewRecord } from '#app/features/yearly-record/view-record.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Registro anual') }]

const ADDRESS = { params: { whose: z.string(), year: YEAR } }

export const loader = guarded('country:read', ADDRESS, ({ actor, params }) => ({ view: viewRecord(actor, params) }))

export default function NationalRecordRoute() {
  return <RecordPage {...useLoaderData<typeof loader>()} problems={{}} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { z } from 'zod'
import { StaffPageBody } from '#app/features/results/staff/staff-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getStaffPage } from '#app/features/results/staff/view-staff-page.server.ts'

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('release:read', ADDRESS, async ({ actor, params }) => ({
  page: await getStaffPage(actor, params.campaignId),
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `Lo que dijimos: ${data.page.title} ${data.page.year}` : 'Lo que dijimos') },
]

export default function ResultsStaffRoute() {
  return <StaffPageBody {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

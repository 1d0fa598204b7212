import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { z } from 'zod'
import { ManualPage } from '#app/features/manuals/manual-page.tsx'
import { viewManual } from '#app/features/manuals/view-manual.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.manual.title ?? 'Manual') },
  { name: 'description', content: data?.manual.says ?? '' },
]

const address = { params: { role: z.string() } }

export const loader = guarded('public', address, ({ params }) => Promise.resolve({ manual: viewManual(params.role) }))

export default function ManualRoute() {
  return <ManualPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

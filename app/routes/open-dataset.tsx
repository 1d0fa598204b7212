import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { z } from 'zod'
import { DatasetPage } from '#app/features/open-data/dataset-page.tsx'
import { viewDataset } from '#app/features/open-data/view-catalogue.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.view.dataset.title ?? 'Datos abiertos') },
]

export const loader = guarded('public', { params: { dataset: z.string() } }, ({ params, visitor: { origin } }) => ({
  view: viewDataset(origin, params.dataset),
}))

export default function OpenDatasetRoute() {
  return <DatasetPage view={useLoaderData<typeof loader>().view} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

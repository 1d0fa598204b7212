import { useLoaderData } from '@remix-run/react'
import { CataloguePage } from '#app/features/open-data/catalogue-page.tsx'
import { viewCatalogue } from '#app/features/open-data/view-catalogue.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [
  { title: pageTitle('Datos abiertos') },
  { tagName: 'link', rel: 'alternate', type: 'application/ld+json', href: '/datos/catalogo.jsonld' },
]

export const loader = guarded('public', {}, ({ visitor: { origin } }) => ({ view: viewCatalogue(origin) }))

export default function OpenDataRoute() {
  return <CataloguePage view={useLoaderData<typeof loader>().view} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

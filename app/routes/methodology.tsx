import { useLoaderData } from '@remix-run/react'
import { MethodologyPage } from '#app/components/methodology/methodology-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { guarded } from '#app/services/guard.server.ts'
import { getMethodology } from '#app/services/methodology/methodology.server.ts'

export const meta = () => [
  { title: pageTitle('Metodología') },
  { name: 'description', content: 'Cómo se calculan los puntajes, los márgenes y las brechas de Espejo, y qué no se muestra para proteger a las personas.' },
]

export const loader = guarded('public', async ({ request }) => ({ methodology: await getMethodology(request) }))

export default function MethodologyRoute() {
  return <MethodologyPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

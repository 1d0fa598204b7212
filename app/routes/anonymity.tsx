import { useLoaderData } from '@remix-run/react'
import { AnonymityPage } from '#app/components/anonymity/anonymity-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { viewAnonymity } from '#app/services/anonymity/anonymity.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const meta = () => [
  { title: pageTitle('Por qué nadie puede saber qué respondió') },
  { name: 'description', content: 'Qué guarda Espejo de una respuesta, qué no, quién ve qué, y qué no podemos prometer.' },
]

export const loader = guarded('public', async ({ request }) => ({ anonymity: await viewAnonymity(new URL(request.url).searchParams) }))

export default function AnonymityRoute() {
  return <AnonymityPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

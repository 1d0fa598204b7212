import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { MethodologyPage } from '#app/features/methodology/methodology-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getMethodology } from '#app/features/methodology/view-methodology.server.ts'

export const meta = () => [
  { title: pageTitle('Metodología') },
  {
    name: 'description',
    content:
      'Cómo se calculan los puntajes, los márgenes y las brechas de Espejo, y qué no se muestra para proteger a las personas.',
  },
]

const address = { search: { personas: z.string().optional() } }

export const loader = guarded('public', address, async ({ search, visitor: { origin } }) => ({
  methodology: await getMethodology({ people: search.personas ?? null, origin }),
}))

export default function MethodologyRoute() {
  return <MethodologyPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { useLoaderData } from '@remix-run/react'
import { ManualsPage } from '#app/features/manuals/manuals-page.tsx'
import { listManuals } from '#app/features/manuals/view-manual.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [
  { title: pageTitle('Manuales') },
  { name: 'description', content: 'Un manual para imprimir por cada función de Espejo.' },
]

export const loader = guarded('public', {}, () => Promise.resolve({ manuals: listManuals() }))

export default function ManualsRoute() {
  return <ManualsPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

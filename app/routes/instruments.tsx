import { useLoaderData } from '@remix-run/react'
import { InstrumentListPage } from '#app/features/instruments/instrument-list.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { instrumentList } from '#app/features/instruments/instrument-facts.ts'

export const meta = () => [
  { title: pageTitle('Herramientas de autodiagnóstico') },
  {
    name: 'description',
    content:
      'Las cuatro herramientas de autodiagnóstico de igualdad entre mujeres y hombres: preguntas, fuentes, puntos y acciones.',
  },
]

export const loader = guarded('public', {}, () => ({ instruments: instrumentList() }))

export default function InstrumentsRoute() {
  return <InstrumentListPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

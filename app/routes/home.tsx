import { useLoaderData } from '@remix-run/react'
import { Welcome } from '#app/features/home/welcome-page.tsx'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [
  { title: 'Espejo: autodiagnóstico de igualdad entre mujeres y hombres' },
  {
    name: 'description',
    content:
      'Plataforma en la que las entidades públicas del Perú aplican autodiagnósticos de igualdad entre mujeres y hombres, de forma anónima.',
  },
]

export const loader = guarded('public', {}, async ({ signedIn }) => ({ role: (await signedIn())?.role ?? null }))

export default function Home() {
  const { role } = useLoaderData<typeof loader>()
  return <Welcome role={role} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

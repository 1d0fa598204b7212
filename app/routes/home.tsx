import { useLoaderData } from '@remix-run/react'
import { Welcome } from '#app/features/home/welcome-page.tsx'
import { HOME } from '#app/door/sign-in.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [
  { title: 'Espejo: autodiagnóstico de igualdad entre mujeres y hombres' },
  {
    name: 'description',
    content:
      'Plataforma en la que las entidades públicas del Perú aplican autodiagnósticos de igualdad entre mujeres y hombres, de forma anónima.',
  },
]

export const loader = guarded('public', {}, async ({ signedIn }) => {
  const role = (await signedIn())?.role ?? null
  return { home: role && HOME[role] }
})

export default function Home() {
  return <Welcome home={useLoaderData<typeof loader>().home} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { useActionData, useLoaderData } from '@remix-run/react'
import { AnonymityPage } from '#app/features/anonymity/anonymity-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { tryRow, viewAnonymity } from '#app/features/anonymity/explain-anonymity.server.ts'
import { readTrial } from '#app/features/anonymity/form.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [
  { title: pageTitle('Qué protege lo que usted responde') },
  {
    name: 'description',
    content: 'Qué guarda Espejo de una respuesta, qué no, quién ve qué, y qué no podemos prometer.',
  },
]

export const loader = guarded('public', {}, async () => ({ anonymity: await viewAnonymity() }))

export const action = guarded('public', {}, async ({ form }) => tryRow(readTrial(await form())))

export default function AnonymityRoute() {
  const { anonymity } = useLoaderData<typeof loader>()
  return <AnonymityPage anonymity={{ ...anonymity, ...useActionData<typeof action>() }} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

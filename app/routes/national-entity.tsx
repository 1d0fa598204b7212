import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NationalEntityPage } from '#app/features/national/entity-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { noteAssistance } from '#app/features/budget/note-assistance.server.ts'
import { readAssistance } from '#app/features/budget/form.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getNationalEntity } from '#app/features/national/view-country.server.ts'

export const meta = () => [{ title: pageTitle('Entidad') }]

export const loader = guarded('country:read', ({ actor, params }) => getNationalEntity(actor, params['entityId'] ?? ''))

export const action = guarded('assessment:review', async ({ actor, params, request }) => {
  const entityId = params['entityId'] ?? ''
  await noteAssistance(actor, { entityId, advises: readAssistance(await request.formData()) })
  return redirect(`/nacional/entidades/${entityId}`, 303)
})

export default function NationalEntityRoute() {
  return <NationalEntityPage national={useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { NationalEntityPage } from '#app/features/national/entity-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { noteAssistance } from '#app/features/budget/note-assistance.server.ts'
import { readAssistance } from '#app/features/budget/form.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getNationalEntity } from '#app/features/national/view-country.server.ts'

export const meta = () => [{ title: pageTitle('Entidad') }]

const address = { params: { entityId: z.string() } }

export const loader = guarded('country:read', address, ({ actor, params }) => getNationalEntity(actor, params))

export const action = guarded('assessment:review', address, async ({ actor, params: { entityId }, form, done }) => {
  const advises = readAssistance(await form())
  await noteAssistance(actor, { entityId, advises })
  const text = advises ? 'Quedó anotado que usted asiste a esta entidad.' : 'Quedó anotado que usted ya no la asiste.'
  return done(`/nacional/entidades/${entityId}`, text)
})

export default function NationalEntityRoute() {
  return <NationalEntityPage national={useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ChangePage } from '#app/features/directory/change-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { addEntity } from '#app/features/directory/add-entity.server.ts'
import { readNewEntity } from '#app/features/directory/form.ts'
import { changeForm } from '#app/features/directory/view-directory.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Agregar una entidad') }]

export const loader = guarded('directory:manage', {}, async ({ actor }) => ({
  change: await changeForm(actor, { entity: null, word: 'nueva' }),
}))

export const action = guarded('directory:manage', {}, async ({ actor, form, done }) => {
  const sent = await form()
  const read = readNewEntity(sent)
  const added = read.ok ? addEntity(actor, read.input) : read
  if (added.ok) return done(`/nacional/directorio/${added.entityId}`, 'La entidad se agregó al directorio.')
  return data({ problems: added.problems, values: typedValues(sent) }, { status: 422 })
})

export default function DirectoryNewRoute() {
  const refused = useActionData<typeof action>()
  return (
    <ChangePage {...useLoaderData<typeof loader>()} problems={refused?.problems ?? {}} values={refused?.values ?? {}} />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

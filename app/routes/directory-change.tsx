import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ChangePage } from '#app/features/directory/change-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { changeEntity, requireChange } from '#app/features/directory/change-entity.server.ts'
import { changeForm } from '#app/features/directory/view-directory.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cambiar una entidad') }]

export const loader = guarded('directory:manage', async ({ actor, params }) => {
  const { entity, word } = requireChange(actor, params['entityId'] ?? '', params['change'] ?? '')
  return { change: await changeForm(actor, entity, word) }
})

export const action = guarded('directory:manage', async ({ actor, params, request }) => {
  const form = await request.formData()
  const changed = changeEntity(actor, params['entityId'] ?? '', params['change'] ?? '', form)
  if (changed.ok) return redirect(`/nacional/directorio/${changed.entityId}?guardado=1`, 303)
  return data({ problems: changed.problems, values: typedValues(form) }, { status: 422 })
})

export default function DirectoryChangeRoute() {
  const refused = useActionData<typeof action>()
  return (
    <ChangePage {...useLoaderData<typeof loader>()} problems={refused?.problems ?? {}} values={refused?.values ?? {}} />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

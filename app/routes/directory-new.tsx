import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ChangePage } from '#app/components/directory/change-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { addEntity } from '#app/services/directory/changes.server.ts'
import { changeForm } from '#app/services/directory/view.server.ts'
import { typedValues } from '#app/services/form-values.ts'
import { guarded } from '#app/services/guard.server.ts'

export const meta = () => [{ title: pageTitle('Agregar una entidad') }]

export const loader = guarded('directory:manage', async ({ actor }) => ({ change: await changeForm(actor, null, 'nueva') }))

export const action = guarded('directory:manage', async ({ actor, request }) => {
  const form = await request.formData()
  const added = addEntity(actor, form)
  if (added.ok) return redirect(`/nacional/directorio/${added.entityId}?guardado=1`, 303)
  return data({ problems: added.problems, values: typedValues(form) }, { status: 422 })
})

export default function DirectoryNewRoute() {
  const refused = useActionData<typeof action>()
  return <ChangePage {...useLoaderData<typeof loader>()} problems={refused?.problems ?? {}} values={refused?.values ?? {}} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'

import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OwnEntityPage } from '#app/features/directory/own-entity-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { changeOwnEntity, getOwnEntity } from '#app/features/directory/describe-own-entity.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Datos de la entidad') }]

export const loader = guarded('entity:describe', async ({ actor, request }) => ({
  record: await getOwnEntity(actor),
  saved: new URL(request.url).searchParams.has('guardado'),
}))

export const action = guarded('entity:describe', async ({ actor, request }) => {
  const form = await request.formData()
  const kind = form.get('accion')
  if (kind !== 'personal' && kind !== 'privacidad') throw new AppError('invalid-input')
  const problems = changeOwnEntity(actor, kind, form)
  if (Object.keys(problems).length === 0) return redirect('/panel/entidad?guardado=1', 303)
  return data({ problems, values: typedValues(form) }, { status: 422 })
})

export default function OwnEntityRoute() {
  const refused = useActionData<typeof action>()
  return (
    <OwnEntityPage
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

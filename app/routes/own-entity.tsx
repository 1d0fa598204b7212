import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { OwnEntityPage } from '#app/features/directory/own-entity-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { readOwnEntityChange } from '#app/features/directory/form.ts'
import { changeOwnEntity, getOwnEntity } from '#app/features/directory/describe-own-entity.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Datos de la entidad') }]

const address = { search: { guardado: z.string().optional() } }

export const loader = guarded('entity:describe', address, async ({ actor, search }) => ({
  record: await getOwnEntity(actor),
  saved: search.guardado !== undefined,
}))

export const action = guarded('entity:describe', {}, async ({ actor, form }) => {
  const sent = await form()
  const read = readOwnEntityChange(sent)
  if (!read.ok) return data({ problems: read.problems, values: typedValues(sent) }, { status: 422 })
  changeOwnEntity(actor, read.input)
  return redirect('/panel/entidad?guardado=1', 303)
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

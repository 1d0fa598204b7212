import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OwnEntityPage } from '#app/features/directory/own-entity-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { privacyDone } from '#app/features/directory/done-words.ts'
import { readOwnEntityChange } from '#app/features/directory/form.ts'
import { changeOwnEntity, getOwnEntity } from '#app/features/directory/describe-own-entity.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Datos de la entidad') }]

export const loader = guarded('entity:describe', {}, ({ actor }) => getOwnEntity(actor))

export const action = guarded('entity:describe', {}, async ({ actor, form, done }) => {
  const sent = await form()
  const read = readOwnEntityChange(sent)
  const changed = read.ok ? changeOwnEntity(actor, read.input) : read
  if (changed.ok) return done('/panel/entidad', ...privacyDone('/panel/entidad', changed))
  return data(
    { problems: changed.problems, moved: read.ok, values: typedValues(sent) },
    { status: read.ok ? 409 : 422 },
  )
})

export default function OwnEntityRoute() {
  const refused = useActionData<typeof action>()
  return (
    <OwnEntityPage
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
      moved={refused?.moved ?? false}
    />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

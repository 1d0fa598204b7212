import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ChangePage } from '#app/features/directory/change-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { changeEntity, requireChange } from '#app/features/directory/change-entity.server.ts'
import { readChange } from '#app/features/directory/form.ts'
import { changeForm } from '#app/features/directory/view-directory.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cambiar una entidad') }]

const address = { params: { entityId: z.string(), change: z.string() } }

export const loader = guarded('directory:manage', address, async ({ actor, params: { entityId, change } }) => ({
  change: await changeForm(actor, requireChange(actor, { entityId, word: change })),
}))

export const action = guarded(
  'directory:manage',
  address,
  async ({ actor, params: { entityId, change }, form, done }) => {
    const sent = await form()
    const { entity, word } = requireChange(actor, { entityId, word: change })
    const read = readChange(sent, word, entity.region)
    const changed = read.ok ? changeEntity(actor, { entityId, change: read.input }) : read
    if (changed.ok)
      return done(`/nacional/directorio/${changed.entityId}`, 'El cambio quedó registrado en el directorio.')
    return data({ problems: changed.problems, values: typedValues(sent) }, { status: 422 })
  },
)

export default function DirectoryChangeRoute() {
  const refused = useActionData<typeof action>()
  return (
    <ChangePage {...useLoaderData<typeof loader>()} problems={refused?.problems ?? {}} values={refused?.values ?? {}} />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

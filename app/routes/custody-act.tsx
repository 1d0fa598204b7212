import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ActPage } from '#app/features/custody/act-page.tsx'
import { readAct } from '#app/features/custody/form.ts'
import { signDestruction, viewDestruction } from '#app/features/custody/sign-destruction.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Acta de destrucción') }]

const address = { params: { campaignId: z.string() } }

export const loader = guarded('codes:keep', address, async ({ actor, params }) => ({
  custody: await viewDestruction(actor, params.campaignId),
}))

export const action = guarded('codes:keep', address, async ({ actor, params, path, form, done }) => {
  const sent = await form()
  const outcome = await signDestruction(actor, { ...params, ...readAct(sent) })
  if (outcome.ok) return done(path, 'El acta quedó firmada.')
  return data({ problems: outcome.problems, values: typedValues(sent) }, { status: 422 })
})

export default function CustodyActRoute() {
  const refused = useActionData<typeof action>()
  return (
    <ActPage
      custody={useLoaderData<typeof loader>().custody}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

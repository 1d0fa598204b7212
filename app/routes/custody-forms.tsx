import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readFormOrder } from '#app/features/custody/form.ts'
import { FormsPage } from '#app/features/custody/forms-page.tsx'
import { printForms, viewForms } from '#app/features/custody/print-forms.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Formularios en papel') }]

const address = { params: { campaignId: z.string() } }

export const loader = guarded('codes:keep', address, async ({ actor, params }) => ({
  view: await viewForms(actor, params.campaignId),
}))

export const action = guarded('codes:keep', address, async ({ actor, params, path, form, done }) => {
  const sent = await form()
  const printed = await printForms(actor, { ...params, ...readFormOrder(sent) })
  if (printed.ok) return done(path, 'El lote de formularios se preparó.')
  return data({ problems: printed.problems, values: typedValues(sent) }, { status: 422 })
})

export default function CustodyFormsRoute() {
  const refused = useActionData<typeof action>()
  return (
    <FormsPage
      view={useLoaderData<typeof loader>().view}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

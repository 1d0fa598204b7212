import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BatchPage } from '#app/features/typing/batch-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { changeBatchByForm, viewBatch } from '#app/features/typing/type-batch.server.ts'

export const meta = () => [{ title: pageTitle('Lote de formularios') }]

export const loader = guarded('paper:type', async ({ actor, params }) => ({
  view: await viewBatch(actor, params['batchId'] ?? ''),
}))

export const action = guarded('paper:type', async ({ actor, params, request }) => {
  const form = await request.formData()
  const changed = await changeBatchByForm(actor, params['batchId'] ?? '', form)
  if (changed.ok) return redirect(new URL(request.url).pathname, 303)
  return data({ problems: changed.problems, values: typedValues(form) }, { status: 422 })
})

export default function TypingBatchRoute() {
  const refused = useActionData<typeof action>()
  return (
    <BatchPage
      view={useLoaderData<typeof loader>().view}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

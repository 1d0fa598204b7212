import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { BatchPage } from '#app/features/typing/batch-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { batchOrderDone } from '#app/features/typing/batch-words.ts'
import { guarded } from '#app/door/guard.server.ts'
import { carryOutBatchOrder } from '#app/features/typing/carry-out-batch-order.server.ts'
import { readBatchOrder } from '#app/features/typing/form.ts'
import { viewBatch } from '#app/features/typing/view-batch.server.ts'

export const meta = () => [{ title: pageTitle('Lote de formularios') }]

const address = { params: { batchId: z.string() } }

export const loader = guarded('paper:type', address, async ({ actor, params }) => ({
  view: await viewBatch(actor, params.batchId),
}))

export const action = guarded(
  'paper:type',
  { ...address, neverKept: 'holds what somebody answered on paper: it waits in the browser of who types it' },
  async ({ actor, params, path, form, done }) => {
    const sent = await form()
    const order = readBatchOrder(sent)
    const outcome = await carryOutBatchOrder(actor, { ...params, order })
    if (outcome.ok) return done(path, batchOrderDone(order))
    return data({ problems: outcome.problems, values: typedValues(sent) }, { status: 422 })
  },
)

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

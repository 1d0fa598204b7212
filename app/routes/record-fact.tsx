import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { FactPage } from '#app/features/yearly-record/fact-page.tsx'
import { readAnyProof } from '#app/features/plan/carry-out/form.ts'
import { readFact, readFactOrder } from '#app/features/yearly-record/form.ts'
import { handleFact } from '#app/features/yearly-record/handle-fact.server.ts'
import { viewFact } from '#app/features/yearly-record/view-record.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Dato del registro anual') }]

const ADDRESS = { params: { year: YEAR, factId: z.string() } }

export const loader = guarded('record:read', ADDRESS, ({ actor, params }) => ({
  view: viewFact(actor, { whose: null, year: params.year, factId: params.factId }),
}))

export const action = guarded('record:write', ADDRESS, async ({ actor, params, upload, done }) => {
  const form = await upload()
  const handled = await handleFact(actor, {
    ...{ whose: null, year: params.year, factId: params.factId },
    order: readFactOrder(form),
    proof: readAnyProof(form),
    read: (kind, asked) => readFact(kind, form, asked),
  })
  if (handled.ok) return done(handled.to, handled.words)
  return data({ problems: handled.problems, values: typedValues(form) }, { status: handled.moved ? 409 : 422 })
})

export default function RecordFactRoute() {
  const refused = useActionData<typeof action>()
  return (
    <FactPage {...useLoaderData<typeof loader>()} problems={refused?.problems ?? {}} values={refused?.values ?? null} />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { NewFactPage } from '#app/features/yearly-record/fact-form.tsx'
import { readFact } from '#app/features/yearly-record/form.ts'
import { assertSlug, handleNewFact } from '#app/features/yearly-record/handle-fact.server.ts'
import { viewNewFact } from '#app/features/yearly-record/view-record.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Registrar un dato') }]

const ADDRESS = { params: { year: YEAR, kind: z.string() } }

export const loader = guarded('record:write', ADDRESS, ({ actor, params }) => ({
  view: viewNewFact(actor, { ...{ whose: null, year: params.year }, kind: assertSlug(params.kind) }),
}))

export const action = guarded('record:write', ADDRESS, async ({ actor, params, upload, done }) => {
  const form = await upload()
  const handled = await handleNewFact(actor, {
    ...{ whose: null, year: params.year },
    slug: params.kind,
    read: (kind, asked) => readFact(kind, form, asked),
  })
  if (handled.ok) return done(handled.to, handled.words)
  return data({ problems: handled.problems, values: typedValues(form) }, { status: handled.moved ? 409 : 422 })
})

export default function RecordFactNewRoute() {
  const refused = useActionData<typeof action>()
  return (
    <NewFactPage
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

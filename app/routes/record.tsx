import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { recordDone } from '#app/features/yearly-record/done-words.ts'
import { readRecordOrder } from '#app/features/yearly-record/form.ts'
import { sayNothing, startFromLastYear, submitRecord } from '#app/features/yearly-record/move-fact.server.ts'
import { RecordPage } from '#app/features/yearly-record/record-page.tsx'
import { viewRecord } from '#app/features/yearly-record/view-record.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Registro anual') }]

const ADDRESS = { params: { year: YEAR } }

export const loader = guarded('record:read', ADDRESS, ({ actor, params: { year } }) => ({
  view: viewRecord(actor, { whose: null, year }),
}))

export const action = guarded('record:read', ADDRESS, async ({ actor, params: { year }, path, form, done }) => {
  const order = readRecordOrder(await form())
  const place = { whose: null, year }
  const moved =
    order.kind === 'submit'
      ? submitRecord(actor, { ...place, seen: order.seen })
      : order.kind === 'start'
        ? startFromLastYear(actor, place)
        : sayNothing(actor, { ...place, kind: order.of })
  if (moved.ok) return done(path, recordDone(order, moved.facts))
  return data({ problems: moved.problems }, { status: moved.moved ? 409 : 422 })
})

export default function RecordRoute() {
  return <RecordPage {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()?.problems ?? {}} />
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

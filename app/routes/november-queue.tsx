import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { setIntake } from '#app/features/november-report/answer-report.server.ts'
import { readIntakeForm } from '#app/features/november-report/form.ts'
import { reportQueue } from '#app/features/november-report/list-queue.server.ts'
import { REPORT_QUEUE } from '#app/features/november-report/november-address.ts'
import { ReportQueuePage } from '#app/features/november-report/queue-page.tsx'
import { REPORT_QUEUE_SEARCH } from '#app/features/november-report/queue-search.ts'
import { guarded } from '#app/door/guard.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Informes de noviembre') }]

export const loader = guarded('country:read', { search: REPORT_QUEUE_SEARCH }, ({ actor, search }) => ({
  view: reportQueue(actor, search),
}))

export const action = guarded('intake:set', {}, async ({ actor, form, done }) => {
  const sent = await form()
  const read = readIntakeForm(sent)
  if (!read.ok) return data({ problems: read.problems, values: typedValues(sent) }, { status: 422 })
  setIntake(actor, read.input)
  return done(REPORT_QUEUE, 'Lo dispuesto sobre la mesa de partes se guardó: las entidades ya lo leen.')
})

export default function NovemberQueueRoute() {
  const refused = useActionData<typeof action>()
  const { view } = useLoaderData<typeof loader>()
  return <ReportQueuePage view={view} refused={{ problems: refused?.problems ?? {}, values: refused?.values ?? {} }} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

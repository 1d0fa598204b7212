import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readReportForm } from '#app/features/november-report/form.ts'
import { ownReportAddress } from '#app/features/november-report/november-address.ts'
import { ReportPage } from '#app/features/november-report/report-page.tsx'
import { takeReportStep } from '#app/features/november-report/take-step.server.ts'
import { viewOwnReport } from '#app/features/november-report/view-report.server.ts'
import { deedDone } from '#app/features/november-report/words.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { typedIn } from '#app/kit/forms/kept.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Informe de noviembre') }]

const ADDRESS = { params: { year: YEAR } }

export const loader = guarded('november:write', ADDRESS, async ({ actor, params }) => ({
  view: await viewOwnReport(actor, params.year),
}))

export const action = guarded('november:write', ADDRESS, async ({ actor, params: { year }, visitor, upload, done }) => {
  const sent = await upload()
  const form = readReportForm(sent)
  if (!form) throw new AppError('invalid-input')
  const taken = await takeReportStep(actor, { year, visitor, form })
  if (taken.ok) return done(ownReportAddress(year), deedDone(form.deed, year, taken.number))
  const values = Object.fromEntries(typedIn(sent).fields)
  return data({ problems: taken.problems, values }, { status: taken.moved ? 409 : 422 })
})

export default function NovemberReportRoute() {
  const refused = useActionData<typeof action>()
  return (
    <ReportPage {...useLoaderData<typeof loader>()} problems={refused?.problems ?? {}} values={refused?.values ?? {}} />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readRecordSheet } from '#app/features/yearly-record/form.ts'
import {
  confirmRecordImport,
  reviewRecordImport,
  viewRecordSheet,
  type RecordReport,
} from '#app/features/yearly-record/import-record.server.ts'
import { recordAddress } from '#app/features/yearly-record/record-address.ts'
import { sheetDone } from '#app/features/yearly-record/done-words.ts'
import { SheetPage } from '#app/features/yearly-record/sheet-page.tsx'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Planilla del registro anual') }]

const ADDRESS = { params: { year: YEAR } }

type Came = { readonly report: RecordReport | null; readonly moved: boolean; readonly problem: string | null }
const NOTHING: Came = { report: null, moved: false, problem: null }

export const loader = guarded('record:write', ADDRESS, ({ actor, params: { year }, shown }) => ({
  view: viewRecordSheet(actor, year),
  came: shown(actor) as Came | null,
}))

export const action = guarded('record:write', ADDRESS, async ({ actor, params: { year }, upload, done, show }) => {
  const sent = readRecordSheet(await upload())
  if (sent.intent === 'confirm') {
    const confirmed = await confirmRecordImport(actor, { year, announced: sent.announced })
    if ('done' in confirmed) return done(recordAddress({ whose: null, year }), sheetDone(confirmed.done))
    if ('barred' in confirmed) return data<Came>({ ...NOTHING, problem: confirmed.barred }, { status: 422 })
    return data<Came>({ ...NOTHING, report: confirmed.moved, moved: true }, { status: 409 })
  }
  const reviewed = await reviewRecordImport(actor, { year, file: sent.file })
  if (!reviewed.ok) return data<Came>({ ...NOTHING, problem: reviewed.problem }, { status: 422 })
  const came: Came = { ...NOTHING, report: reviewed.report }
  return reviewed.report.counts.refused === 0 ? show(actor, came) : data(came, { status: 422 })
})

export default function RecordSheetRoute() {
  const { view, came } = useLoaderData<typeof loader>()
  return <SheetPage {...view} {...(useActionData<typeof action>() ?? came ?? NOTHING)} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

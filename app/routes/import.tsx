import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ImportPage } from '#app/features/imports/import-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { readImport } from '#app/features/imports/form.ts'
import {
  confirmImport,
  packReport,
  reviewImport,
  type ImportDone,
  type PackedReport,
} from '#app/features/imports/import-sheet.server.ts'

export const meta = () => [{ title: pageTitle('Importar entidades y cuentas') }]

type Came = { readonly done: ImportDone | null; readonly report: PackedReport | null; readonly moved: boolean }

export const loader = guarded('directory:manage', {}, ({ actor, shown }) => ({ came: shown(actor) as Came | null }))

export const action = guarded('directory:manage', {}, async ({ actor, upload, visitor: { origin }, show }) => {
  const sent = readImport(await upload())
  if (sent.intent === 'confirm') {
    const confirmed = await confirmImport(actor, { ...sent, origin })
    return 'done' in confirmed
      ? show(actor, { done: confirmed.done, report: null, moved: false } satisfies Came)
      : data<Came>({ done: null, report: packReport(confirmed.moved), moved: true }, { status: 409 })
  }
  const report = await reviewImport(actor, { ...sent, origin })
  const came: Came = { done: null, report: packReport(report), moved: false }
  return report.ok && report.counts.refused === 0 ? show(actor, came) : data(came, { status: 422 })
})

export default function ImportRoute() {
  const { came } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? came
  return <ImportPage report={answer?.report ?? null} moved={answer?.moved ?? false} done={answer?.done ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { ImportPage } from '#app/features/imports/import-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { readImport } from '#app/features/imports/form.ts'
import { confirmImport, packReport, reviewImport } from '#app/features/imports/import-sheet.server.ts'

export const meta = () => [{ title: pageTitle('Importar entidades y cuentas') }]

export const loader = guarded('directory:manage', {}, () => null)

export const action = guarded('directory:manage', {}, async ({ actor, upload, visitor: { origin } }) => {
  const sent = readImport(await upload())
  if (sent.intent === 'confirm') {
    const confirmed = await confirmImport(actor, { ...sent, origin })
    return 'done' in confirmed
      ? data({ done: confirmed.done, report: null, moved: false })
      : data({ done: null, report: packReport(confirmed.moved), moved: true }, { status: 409 })
  }
  const report = await reviewImport(actor, { ...sent, origin })
  const isSound = report.ok && report.counts.refused === 0
  return data({ done: null, report: packReport(report), moved: false }, { status: isSound ? 200 : 422 })
})

export default function ImportRoute() {
  const answer = useActionData<typeof action>()
  return <ImportPage report={answer?.report ?? null} moved={answer?.moved ?? false} done={answer?.done ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

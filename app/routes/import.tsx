import { data } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { ImportPage } from '#app/features/imports/import-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { ownOrigin } from '#app/door/visitor.ts'
import { guarded } from '#app/door/guard.server.ts'
import { confirmImport, importKind, reviewImport } from '#app/features/imports/import-sheet.server.ts'
import { readUpload } from '#app/kit/forms/read-upload.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

export const meta = () => [{ title: pageTitle('Importar entidades y cuentas') }]

export const loader = guarded('directory:manage', () => null)

export const action = guarded('directory:manage', async ({ actor, request }) => {
  const form = await readUpload(request)
  const kind = importKind(form.get('tipo'))
  const origin = ownOrigin(request, runtime().environment)
  const intent = form.get('accion')
  if (intent === 'confirmar') {
    const confirmed = confirmImport(
      actor,
      kind,
      { announced: String(form.get('anunciado') ?? ''), seal: String(form.get('sello') ?? '') },
      origin,
    )
    return 'done' in confirmed
      ? data({ done: confirmed.done, report: null, moved: false })
      : data({ done: null, report: confirmed.moved, moved: true }, { status: 409 })
  }
  if (intent !== 'revisar') throw new AppError('invalid-input')
  const report = await reviewImport(actor, kind, form.get(kind), origin)
  return data({ done: null, report, moved: false }, { status: report.ok && report.counts.refused === 0 ? 200 : 422 })
})

export default function ImportRoute() {
  const answer = useActionData<typeof action>()
  return <ImportPage report={answer?.report ?? null} moved={answer?.moved ?? false} done={answer?.done ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

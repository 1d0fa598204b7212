import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SheetPage } from '#app/features/typing/sheet-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { saveSheet, viewSheet } from '#app/features/typing/type-batch.server.ts'

export const meta = () => [{ title: pageTitle('Digitar un formulario') }]

export const loader = guarded('paper:type', async ({ actor, params, request }) => {
  const batchId = params['batchId'] ?? ''
  const sheet = await viewSheet(actor, batchId, new URL(request.url).searchParams.get('numero'))
  if (!sheet) throw redirect(`/panel/digitacion/${batchId}`)
  return { sheet }
})

export const action = guarded('paper:type', async ({ actor, params, request }) => {
  const form = await request.formData()
  const values = typedValues(form)
  // Enter without a script presses the first button: it must not store half a sheet.
  const unsaved = form.get('accion') !== 'guardar'
  if (unsaved) await viewSheet(actor, params['batchId'] ?? '', null)
  if (unsaved) return data({ problems: {}, values, unsaved: true }, { status: 422 })
  const saved = await saveSheet(actor, params['batchId'] ?? '', form)
  if (!saved.ok) return data({ problems: saved.problems, values, unsaved: false }, { status: 422 })
  return redirect(new URL(request.url).pathname, 303)
})

export default function TypingSheetRoute() {
  const { sheet } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <SheetPage
      key={`${sheet.sheet}-${sheet.entry}`}
      sheet={sheet}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? sheet.values}
      unsaved={refused?.unsaved ?? false}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

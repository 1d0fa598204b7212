import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { DocumentPage } from '#app/features/adaptation/document-page.tsx'
import { readDocumentForm } from '#app/features/adaptation/form.ts'
import { saveDocument } from '#app/features/adaptation/save-document.server.ts'
import { viewDocument } from '#app/features/adaptation/view-adaptation.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Documento por adecuar') }]

const ADDRESS = { params: { documentId: z.string() } }

export const loader = guarded('adaptation:write', ADDRESS, ({ actor, params }) => ({
  view: viewDocument(actor, params.documentId),
}))

export const action = guarded('adaptation:write', ADDRESS, async ({ actor, params: { documentId }, upload, done }) => {
  const sent = await upload()
  const { isNamed } = viewDocument(actor, documentId)
  const form = readDocumentForm(sent, isNamed)
  const saved = await saveDocument(actor, { id: documentId, form })
  if (saved.ok)
    return done('/panel/adecuacion', `«${saved.title}» ${form.kind === 'drop' ? 'se quitó de la hoja' : 'se guardó'}.`)
  return data({ problems: saved.problems, values: typedValues(sent) }, { status: saved.moved ? 409 : 422 })
})

export default function AdaptationDocumentRoute() {
  const refused = useActionData<typeof action>()
  return (
    <DocumentPage
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdaptationPage } from '#app/features/adaptation/adaptation-page.tsx'
import { changeSheetEnd } from '#app/features/adaptation/end-sheet.server.ts'
import { readSheetOrder } from '#app/features/adaptation/form.ts'
import { viewAdaptation } from '#app/features/adaptation/view-adaptation.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Adecuación a la Ley 32535') }]

export const loader = guarded('adaptation:read', {}, ({ actor }) => viewAdaptation(actor))

export const action = guarded('adaptation:end', {}, async ({ actor, form, path, done }) => {
  const changed = changeSheetEnd(actor, readSheetOrder(await form()))
  if (changed.ok) return done(path, changed.said)
  return data({ problems: changed.problems }, { status: changed.moved ? 409 : 422 })
})

export default function AdaptationRoute() {
  const refused = useActionData<typeof action>()
  return <AdaptationPage {...useLoaderData<typeof loader>()} problems={refused?.problems ?? {}} />
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

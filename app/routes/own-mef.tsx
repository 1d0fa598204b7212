import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerMef } from '#app/features/mef-budget/answer-mef.server.ts'
import { readMefAnswer } from '#app/features/mef-budget/form.ts'
import { searchedYear } from '#app/features/mef-budget/mef-search.ts'
import { OwnMefPage } from '#app/features/mef-budget/own-mef-page.tsx'
import { viewOwnMef } from '#app/features/mef-budget/view-mef.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Presupuesto según el MEF') }]

export const loader = guarded('mef:answer', { search: { anio: searchedYear } }, ({ actor, search }) => ({
  view: viewOwnMef(actor, { year: search.anio }),
}))

export const action = guarded('mef:answer', {}, async ({ actor, form, done }) => {
  const sent = await form()
  const read = readMefAnswer(sent)
  if (!read.ok) return data({ problems: read.problems, values: typedValues(sent) }, { status: 422 })
  answerMef(actor, read.input)
  const said = read.input.verdict === 'confirmed' ? 'Confirmó las cifras.' : 'Su objeción llegó al MIMP.'
  return done(`/panel/presupuesto-mef?anio=${read.input.year}`, said)
})

export default function OwnMefRoute() {
  const refused = useActionData<typeof action>()
  const { view } = useLoaderData<typeof loader>()
  return <OwnMefPage view={view} problems={refused?.problems ?? {}} values={refused?.values ?? {}} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

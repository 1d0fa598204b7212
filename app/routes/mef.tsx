import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readMef } from '#app/features/mef-budget/form.ts'
import { confirmMefImport, reviewMefImport, type MefReport } from '#app/features/mef-budget/import-mef.server.ts'
import { MefPage } from '#app/features/mef-budget/mef-page.tsx'
import { MEF_SEARCH } from '#app/features/mef-budget/mef-search.ts'
import { viewMef } from '#app/features/mef-budget/view-mef.server.ts'
import { typedValues, type FieldProblems } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Presupuesto según el MEF') }]

type Came = {
  readonly report: MefReport | null
  readonly moved: boolean
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}
const NOTHING: Came = { report: null, moved: false, problems: {}, values: {} }

export const loader = guarded('mef:manage', { search: MEF_SEARCH }, ({ actor, search, shown }) => {
  const { anio: year, buscar, pagina: page } = search
  return { view: viewMef(actor, { year, search: buscar, page }), came: shown(actor) as Came | null }
})

export const action = guarded('mef:manage', {}, async ({ actor, upload, done, show }) => {
  const sent = await upload()
  const read = readMef(sent)
  if (!read.ok) return data<Came>({ ...NOTHING, problems: read.problems, values: typedValues(sent) }, { status: 422 })
  const { input } = read
  if (input.intent === 'confirm') {
    const confirmed = await confirmMefImport(actor, input)
    return 'done' in confirmed
      ? done(`/nacional/mef?anio=${input.origin.year}`, `Se guardaron las cifras de ${input.origin.year}.`)
      : data<Came>({ ...NOTHING, report: confirmed.moved, moved: true }, { status: 409 })
  }
  const reviewed = await reviewMefImport(actor, input)
  if (!reviewed.ok)
    return data<Came>({ ...NOTHING, problems: reviewed.problems, values: typedValues(sent) }, { status: 422 })
  const came: Came = { ...NOTHING, report: reviewed.report }
  return reviewed.report.counts.refused === 0 ? show(actor, came) : data(came, { status: 422 })
})

export default function MefRoute() {
  const { view, came } = useLoaderData<typeof loader>()
  return <MefPage view={view} {...(useActionData<typeof action>() ?? came ?? NOTHING)} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

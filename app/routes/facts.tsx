import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FactsPage, type Sent } from '#app/features/fact-sheet/facts-page.tsx'
import { readFactsWorkbook } from '#app/features/fact-sheet/facts-workbook.server.ts'
import { readFactOrder, typedFacts } from '#app/features/fact-sheet/form.ts'
import { reviewFacts, saveFacts } from '#app/features/fact-sheet/save-facts.server.ts'
import { viewFacts } from '#app/features/fact-sheet/view-facts.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { can } from '#app/door/policies.ts'
import { YEAR } from '#app/door/year-param.ts'

export const meta = () => [{ title: pageTitle('Ficha de datos') }]

const ADDRESS = { params: { year: YEAR } }

export const loader = guarded('facts:read', ADDRESS, async ({ actor, params, shown }) => ({
  view: viewFacts(actor, params.year),
  mayWrite: can(actor.role, 'facts:write'),
  sent: shown(actor) as Sent | null,
  back: can(actor.role, 'panel:read') ? '/panel' : '/panel/presupuesto',
}))

export const action = guarded('facts:write', ADDRESS, async ({ actor, params: { year }, upload, done, show }) => {
  const form = await upload()
  const order = readFactOrder(form)
  const typed = typedFacts(form)
  if (order.kind === 'sheet') {
    const read = await readFactsWorkbook(order.file)
    const sheetProblems = read.ok ? read.problems : [read.problem]
    const values = read.ok ? { ...typed, ...read.values } : typed
    const filled: Sent = { values, problems: {}, review: null, changed: false, sheetProblems }
    return sheetProblems.length === 0 ? show(actor, filled) : data(filled, { status: 422 })
  }
  const sent: Sent = { values: typed, problems: {}, review: null, changed: false, sheetProblems: null }
  if (order.kind === 'refused') return data<Sent>({ ...sent, problems: order.problems }, { status: 422 })
  const asked = { year, input: order.input, seen: order.reviewed }
  const found = order.kind === 'save' ? saveFacts(actor, asked) : { ...reviewFacts(actor, asked), saved: false }
  if (!found.ok) return data<Sent>({ ...sent, problems: found.problems }, { status: found.moved ? 409 : 422 })
  if (found.saved) return done(`/panel/ficha/${year}`, `La ficha de datos de ${year} se guardó.`)
  const reviewed: Sent = { ...sent, review: found.review, changed: order.kind === 'save' }
  return reviewed.changed ? data(reviewed, { status: 409 }) : show(actor, reviewed)
})

export default function FactsRoute() {
  const { sent, ...shown } = useLoaderData<typeof loader>()
  return <FactsPage {...shown} sent={useActionData<typeof action>() ?? sent} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FactsPage } from '#app/features/fact-sheet/facts-page.tsx'
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

export const loader = guarded('facts:read', ADDRESS, async ({ actor, params }) => ({
  view: viewFacts(actor, params.year),
  mayWrite: can(actor.role, 'facts:write'),
  back: can(actor.role, 'panel:read') ? '/panel' : '/panel/presupuesto',
}))

export const action = guarded('facts:write', ADDRESS, async ({ actor, params: { year }, upload, done }) => {
  const form = await upload()
  const order = readFactOrder(form)
  const typed = typedFacts(form)
  if (order.kind === 'sheet') {
    const read = await readFactsWorkbook(order.file)
    const sheetProblems = read.ok ? read.problems : [read.problem]
    const values = read.ok ? { ...typed, ...read.values } : typed
    return data(
      { values, problems: {}, review: null, changed: false, sheetProblems },
      { status: sheetProblems.length === 0 ? 200 : 422 },
    )
  }
  const sent = { values: typed, changed: false, sheetProblems: null }
  if (order.kind === 'refused') return data({ ...sent, problems: order.problems, review: null }, { status: 422 })
  const asked = { year, input: order.input, seen: order.reviewed }
  const found = order.kind === 'save' ? saveFacts(actor, asked) : { ...reviewFacts(actor, asked), saved: false }
  if (!found.ok) return data({ ...sent, problems: found.problems, review: null }, { status: 422 })
  if (found.saved) return done(`/panel/ficha/${year}`, `La ficha de datos de ${year} se guardó.`)
  return data({ ...sent, changed: order.kind === 'save', problems: {}, review: found.review })
})

export default function FactsRoute() {
  return <FactsPage {...useLoaderData<typeof loader>()} sent={useActionData<typeof action>() ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

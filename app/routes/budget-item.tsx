import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BudgetItemPage } from '#app/features/budget/item-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { changeItemByForm } from '#app/features/budget/save-item.server.ts'
import { itemOf, requireAssessment } from '#app/features/budget/view-budget.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { can } from '#app/door/policies.ts'
import { readUpload } from '#app/kit/forms/read-upload.server.ts'

export const meta = () => [{ title: pageTitle('Pregunta de presupuesto') }]

export const loader = guarded('assessment:read', async ({ actor, params }) => {
  const view = await requireAssessment(actor, params['year'])
  const item = itemOf(view, params['item'])
  const dimension = view.dimensions.find(({ items }) => items.includes(item))
  return {
    view,
    item,
    dimension,
    history: view.history.filter(({ itemId }) => itemId === item.id),
    mayWrite: can(actor.role, 'assessment:write'),
  }
})

export const action = guarded('assessment:write', async ({ actor, params, request }) => {
  const form = await readUpload(request)
  const changed = await changeItemByForm(actor, params['year'], params['item'] ?? '', form)
  if (changed.ok) return redirect(new URL(request.url).pathname, 303)
  return data({ ...changed, values: typedValues(form) }, { status: changed.now ? 409 : 422 })
})

export default function BudgetItemRoute() {
  const { dimension, ...shown } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!dimension) return null
  const aboutLevel =
    refused?.values['accion'] === 'nivel'
      ? { item: shown.item.id, values: refused.values, problems: refused.problems, now: refused.now }
      : null
  return (
    <BudgetItemPage
      {...shown}
      dimension={dimension}
      refused={aboutLevel}
      problems={aboutLevel ? {} : (refused?.problems ?? {})}
      values={aboutLevel ? {} : (refused?.values ?? {})}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

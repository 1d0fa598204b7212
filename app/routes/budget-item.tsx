import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { BudgetItemPage } from '#app/features/budget/item-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { changedOf, changeItem } from '#app/features/budget/change-item.server.ts'
import { readItemForm } from '#app/features/budget/form.ts'
import { itemOf, requireAssessment } from '#app/features/budget/view-assessment.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { itemDone } from '#app/features/budget/done-words.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { can } from '#app/door/policies.ts'

export const meta = () => [{ title: pageTitle('Pregunta de presupuesto') }]

const ADDRESS = { params: { year: YEAR, item: z.string() } }

export const loader = guarded('assessment:read', ADDRESS, async ({ actor, params }) => {
  const view = await requireAssessment(actor, params.year)
  const item = itemOf(view, params.item)
  const dimension = view.dimensions.find(({ items }) => items.includes(item))
  return {
    view,
    item,
    dimension,
    history: view.history.filter(({ itemId }) => itemId === item.id),
    mayWrite: can(actor.role, 'assessment:write'),
  }
})

export const action = guarded('assessment:write', ADDRESS, async ({ actor, params, path, upload, done }) => {
  const sent = await upload()
  const place = { year: params.year, itemId: params.item }
  const asked = readItemForm(sent)
  const outcome = await changeItem(actor, { ...place, form: asked })
  const changed = changedOf(outcome)
  if (changed.ok) return done(path, ...itemDone(path, params.item, asked, outcome))
  return data({ ...changed, values: typedValues(sent) }, { status: changed.now ? 409 : 422 })
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

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

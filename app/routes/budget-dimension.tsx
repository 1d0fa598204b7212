import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { BudgetDimensionPage } from '#app/features/budget/dimension-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { readLevelOfDimension } from '#app/features/budget/form.ts'
import { saveLevel } from '#app/features/budget/save-level.server.ts'
import { dimensionOf, requireAssessment } from '#app/features/budget/view-assessment.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { levelDone } from '#app/features/budget/done-words.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { can } from '#app/door/policies.ts'

export const meta = () => [{ title: pageTitle('Presupuesto') }]

const ADDRESS = { params: { year: YEAR, dimension: z.string() }, search: { sencillo: z.string().optional() } }

export const loader = guarded('assessment:read', ADDRESS, async ({ actor, params, search }) => {
  const view = await requireAssessment(actor, params.year)
  return {
    view,
    dimension: dimensionOf(view, params.dimension),
    mayWrite: can(actor.role, 'assessment:write'),
    plain: search.sencillo !== undefined,
  }
})

export const action = guarded('assessment:write', ADDRESS, async ({ actor, params: { year }, path, form, done }) => {
  const sent = await form()
  const { itemId: item, level } = readLevelOfDimension(sent)
  const saved = await saveLevel(actor, { year, itemId: item, level })
  if (saved.kind === 'saved') return done(`${path}?sencillo=si`, ...levelDone(path, item, saved))
  const problems = saved.kind === 'refused' ? saved.problems : {}
  return data(
    { item, problems, now: saved.kind === 'conflict' ? saved.now : null, values: typedValues(sent) },
    { status: saved.kind === 'conflict' ? 409 : 422 },
  )
})

export default function BudgetDimensionRoute() {
  return <BudgetDimensionPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

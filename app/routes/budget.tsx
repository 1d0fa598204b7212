import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BudgetOverview, BudgetStart } from '#app/features/budget/overview-page.tsx'
import { DueBlock } from '#app/features/panel/due-block.tsx'
import { standingOfReview } from '#app/features/standing/view-standing.server.ts'
import { viewDue } from '#app/features/panel/view-due.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { readAssessmentForm } from '#app/features/budget/form.ts'
import { signAssessment } from '#app/features/budget/sign-assessment.server.ts'
import { startThisYear } from '#app/features/budget/start-assessment.server.ts'
import { currentAssessmentYear, viewAssessment } from '#app/features/budget/view-assessment.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { can } from '#app/door/policies.ts'

export const meta = () => [{ title: pageTitle('Presupuesto') }]

const ADDRESS = { params: { year: YEAR } }

export const loader = guarded('assessment:read', ADDRESS, async ({ actor, params: { year } }) => ({
  view: await viewAssessment(actor, year),
  standing: await standingOfReview(actor, year),
  year,
  entityName: actor.entity?.name ?? '',
  isThisYear: year === currentAssessmentYear(),
  mayWrite: can(actor.role, 'assessment:write'),
  maySign: actor.headsPlanning,
  mayReadPlan: can(actor.role, 'plan:read'),
  /** Whoever has no panel begins here. */
  due: can(actor.role, 'panel:read') ? null : await viewDue(actor),
}))

export const action = guarded('assessment:write', ADDRESS, async ({ actor, params: { year }, form, done }) => {
  const sent = await form()
  const here = `/panel/presupuesto/${year}`
  const asked = readAssessmentForm(sent)
  if (asked.kind === 'start') {
    await startThisYear(actor, year)
    return done(here, `El autodiagnóstico ${year} empezó.`)
  }
  const signed = await signAssessment(actor, { year, form: asked.form })
  return signed.ok
    ? done(here, `El autodiagnóstico ${year} se firmó y se entregó al MIMP.`)
    : data({ problems: signed.problems, values: typedValues(sent) }, { status: signed.moved ? 409 : 422 })
})

export default function BudgetRoute() {
  const loaded = useLoaderData<typeof loader>()
  const { view, year, entityName, isThisYear, mayWrite, maySign, mayReadPlan, due } = loaded
  const refused = useActionData<typeof action>()
  const top = due ? <DueBlock due={due} silent /> : null
  if (!view)
    return (
      <BudgetStart year={year} entityName={entityName} mayWrite={mayWrite} isThisYear={isThisYear}>
        {top}
      </BudgetStart>
    )
  return (
    <BudgetOverview
      view={view}
      standing={loaded.standing}
      mayWrite={mayWrite}
      maySign={maySign}
      mayReadPlan={mayReadPlan}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    >
      {top}
    </BudgetOverview>
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

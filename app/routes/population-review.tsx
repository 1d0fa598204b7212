import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PopulationReview } from '#app/features/campaigns/population-review-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { campaignInReview, reviewPopulation } from '#app/features/campaigns/review-population.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Revisar la población') }]

export const loader = guarded('population:review', ({ actor, params }) =>
  campaignInReview(actor, params['campaignId'] ?? ''),
)

export const action = guarded('population:review', async ({ actor, params, request }) => {
  const form = await request.formData()
  const id = params['campaignId'] ?? ''
  const reviewed = await reviewPopulation(actor, id, form)
  if (reviewed.ok) return redirect(`/panel/aplicaciones/${id}/resultados`, 303)
  return data({ problems: reviewed.problems, values: typedValues(form) }, { status: 422 })
})

export default function PopulationReviewRoute() {
  const refused = useActionData<typeof action>()
  return (
    <PopulationReview
      campaign={useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { PopulationReview } from '#app/features/campaigns/population-review-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { readPopulation } from '#app/features/campaigns/form.ts'
import { campaignInReview, reviewPopulation } from '#app/features/campaigns/review-population.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Revisar la población') }]

/** The entity stands in the address for whoever reads it; the campaign alone says what is looked at. */
const address = { params: { campaignId: z.string() } }

export const loader = guarded('population:review', address, ({ actor, params }) =>
  campaignInReview(actor, params.campaignId),
)

export const action = guarded('population:review', address, async ({ actor, params, form }) => {
  const sent = await form()
  const reviewed = await reviewPopulation(actor, { ...params, ...readPopulation(sent) })
  if (reviewed.ok) return redirect(`/panel/aplicaciones/${params.campaignId}/resultados`, 303)
  return data({ problems: reviewed.problems, values: typedValues(sent) }, { status: 422 })
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

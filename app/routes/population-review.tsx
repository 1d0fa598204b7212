import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { PopulationReview } from '#app/features/campaigns/population-review-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { readDecidedFigure, readDecision } from '#app/features/staff-figures/form.ts'
import { campaignInReview, reviewPopulation } from '#app/features/campaigns/review-population.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Revisar la población') }]

/** The entity stands in the address for whoever reads it; the campaign alone says what is looked at. */
const address = { params: { campaignId: z.string() } }

export const loader = guarded('population:review', address, ({ actor, params }) =>
  campaignInReview(actor, params.campaignId),
)

export const action = guarded('population:review', address, async ({ actor, params: { campaignId }, form, done }) => {
  const sent = await form()
  const { entityId } = await campaignInReview(actor, campaignId)
  const read = readDecision(sent)
  if (!read.ok) return data({ problems: read.problems, values: typedValues(sent) }, { status: 422 })
  const figureId = readDecidedFigure(sent)
  const outcome = await reviewPopulation(actor, { campaignId, figureId, decision: read.input })
  if (outcome === 'refused') return done('/nacional/personal', 'La decisión sobre la población quedó registrada.')
  return done(
    outcome === 'released' ? `/panel/aplicaciones/${campaignId}/resultados` : `/nacional/entidades/${entityId}`,
    'La decisión sobre la población quedó registrada.',
  )
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

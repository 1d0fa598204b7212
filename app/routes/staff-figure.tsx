import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { decideFigure } from '#app/features/staff-figures/decide-figure.server.ts'
import { FigureDecisionPage } from '#app/features/staff-figures/decision-page.tsx'
import { readDecision } from '#app/features/staff-figures/form.ts'
import { viewFigure } from '#app/features/staff-figures/view-figures.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cifra de personal') }]

const address = { params: { figureId: z.string() } }

export const loader = guarded('population:review', address, async ({ actor, params }) => ({
  figure: await viewFigure(actor, params.figureId),
}))

export const action = guarded('population:review', address, async ({ actor, params, form, done }) => {
  const sent = await form()
  const read = readDecision(sent)
  if (!read.ok) return data({ problems: read.problems, values: typedValues(sent) }, { status: 422 })
  await decideFigure(actor, { ...params, decision: read.input })
  return done('/nacional/personal', 'La decisión sobre la cifra quedó registrada.')
})

export default function StaffFigureRoute() {
  const refused = useActionData<typeof action>()
  return (
    <FigureDecisionPage
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

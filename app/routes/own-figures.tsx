import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { OwnFiguresPage } from '#app/features/staff-figures/own-figures-page.tsx'
import { readFigure } from '#app/features/staff-figures/form.ts'
import { proposeFigure } from '#app/features/staff-figures/propose-figure.server.ts'
import { viewOwnFigures } from '#app/features/staff-figures/view-figures.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Personal de la entidad') }]

const address = { search: { aplicacion: z.string().optional() } }

export const loader = guarded('entity:describe', address, async ({ actor, search }) => ({
  view: await viewOwnFigures(actor, search.aplicacion ?? null),
}))

export const action = guarded('entity:describe', {}, async ({ actor, form, done }) => {
  const sent = await form()
  const read = readFigure(sent)
  const { problems, distance } = read.ok
    ? await proposeFigure(actor, read.input)
    : { problems: read.problems, distance: null }
  if (Object.keys(problems).length === 0)
    return done('/panel/entidad/personal', 'La cifra se envió. El MIMP la revisa con el documento.')
  return data({ problems, distance, values: typedValues(sent) }, { status: 422 })
})

export default function OwnFiguresRoute() {
  const refused = useActionData<typeof action>()
  return (
    <OwnFiguresPage
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
      distance={refused?.distance ?? null}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

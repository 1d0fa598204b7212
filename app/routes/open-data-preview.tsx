import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readOpenDataForm } from '#app/features/open-data/form.ts'
import { previewAddress } from '#app/features/open-data/open-data-address.ts'
import { OpenDataPreviewPage } from '#app/features/open-data/preview-page.tsx'
import { publishOpenData } from '#app/features/open-data/publish-edition.server.ts'
import { newestYear, viewOpenDataPreview } from '#app/features/open-data/view-preview.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'

export const meta = () => [{ title: pageTitle('Datos abiertos') }]

const ADDRESS = { search: { anio: YEAR.optional() } }

export const loader = guarded('country:read', ADDRESS, async ({ actor, search: { anio } }) => ({
  view: await viewOpenDataPreview(actor, { year: anio }),
}))

export const action = guarded('open-data:publish', ADDRESS, async ({ actor, search, form, visitor, done }) => {
  const sent = await form()
  const values = typedValues(sent)
  const read = readOpenDataForm(sent)
  if (!read.ok) return data({ problems: read.problems, values }, { status: 422 })
  const year = search.anio ?? newestYear(actor)
  const acted = await publishOpenData(actor, { year, visitor, deed: read.deed })
  if (!acted.ok) return data({ problems: acted.problems, values }, { status: acted.moved ? 409 : 422 })
  const what = acted.kind === 'published' ? `se publicaron. Es la edición ${acted.version}` : 'se retiraron'
  return done(previewAddress(year), `Los datos abiertos de ${year} ${what}.`)
})

export default function OpenDataPreviewRoute() {
  const refused = useActionData<typeof action>()
  const { view } = useLoaderData<typeof loader>()
  const { problems = {}, values = {} } = refused ?? {}
  return <OpenDataPreviewPage key={view.edition?.year} view={view} problems={problems} values={values} />
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

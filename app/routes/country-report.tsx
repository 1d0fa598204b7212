import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ReportDraftPage } from '#app/features/country-report/draft-page.tsx'
import { readReportForm } from '#app/features/country-report/form.ts'
import { publishReport } from '#app/features/country-report/publish-report.server.ts'
import { draftAddress, publicAddress } from '#app/features/country-report/report-address.ts'
import { savedWords } from '#app/features/country-report/done-words.ts'
import { saveReportDraft } from '#app/features/country-report/save-draft.server.ts'
import { usualYear, viewReportDraft } from '#app/features/country-report/view-draft.server.ts'
import { packed, unpacked } from '#app/kit/shell/packed.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'

export const meta = () => [{ title: pageTitle('Informe del país') }]

const ADDRESS = { search: { anio: YEAR.optional() } }

export const loader = guarded('country:read', ADDRESS, async ({ actor, search: { anio } }) => {
  const { shown, ...view } = await viewReportDraft(actor, { year: anio ?? usualYear() })
  return { view, shown: packed(shown) }
})

export const action = guarded('country-report:write', ADDRESS, async ({ actor, search, form, visitor, done }) => {
  const year = search.anio ?? usualYear()
  const sent = await form()
  const { read, revision } = readReportForm(sent)
  if (!read.ok) return data({ problems: read.problems, values: typedValues(sent) }, { status: 422 })
  const { deed } = read
  if (deed.kind === 'publish') {
    const published = await publishReport(actor, { year, visitor, deed })
    if (published.ok)
      return done(publicAddress(year), `El informe de ${year} se publicó. Es la versión ${published.version}.`)
    const status = published.moved ? 409 : 422
    return data({ problems: published.problems, values: typedValues(sent) }, { status })
  }
  const saved = saveReportDraft(actor, { year, deed, revision })
  if (saved.ok) return done(draftAddress(year), ...savedWords(deed))
  return data({ problems: saved.problems, values: typedValues(sent) }, { status: saved.moved ? 409 : 422 })
})

export default function CountryReportRoute() {
  const refused = useActionData<typeof action>()
  const { view, shown } = useLoaderData<typeof loader>()
  return (
    <ReportDraftPage
      key={view.year}
      view={{ ...view, ...unpacked(shown) }}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

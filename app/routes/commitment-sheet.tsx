import { data } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { z } from 'zod'
import { COMMITMENT_TITLE } from '#app/features/commitments/commitment-words.ts'
import { ADDITION_FIELDS } from '#app/features/commitments/addition-fields.ts'
import { chosenAdditions, readPublishForm } from '#app/features/commitments/form.ts'
import { publishPage } from '#app/features/commitments/publish-page.server.ts'
import { SheetPage } from '#app/features/commitments/sheet-page.tsx'
import { viewSheet } from '#app/features/commitments/view-sheet.server.ts'
import { ADDED, PUBLISHED } from '#app/features/commitments/words.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

const CHOICE = z.string().optional()
const ADDRESS = {
  params: { campaignId: z.string() },
  search: {
    [ADDITION_FIELDS.scores]: CHOICE,
    [ADDITION_FIELDS.gaps]: CHOICE,
    [ADDITION_FIELDS['due-dates']]: CHOICE,
  },
  neverKept: 'the code of a second step',
}

export const loader = guarded('commitment:read', ADDRESS, async ({ actor, params, search, visitor }) => ({
  sheet: await viewSheet(actor, {
    campaignId: params.campaignId,
    chosen: chosenAdditions((field) => search[field as keyof typeof search]),
  }),
  origin: visitor.origin,
}))

export const action = guarded('commitment:publish', ADDRESS, async ({ actor, params, visitor, form, done }) => {
  const sent = readPublishForm(await form())
  const published = await publishPage(actor, { campaignId: params.campaignId, visitor, form: sent })
  if (published.ok)
    return done(`/panel/aplicaciones/${params.campaignId}/lo-que-dijimos`, published.added ? ADDED : PUBLISHED)
  return data({ problems: published.problems }, { status: published.moved ? 409 : 422 })
})

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  {
    title: pageTitle(
      loaded ? `${COMMITMENT_TITLE}: ${loaded.sheet.words.questionnaire} ${loaded.sheet.year}` : COMMITMENT_TITLE,
    ),
  },
]

export default function CommitmentSheetRoute() {
  const refused = useActionData<typeof action>()
  return <SheetPage {...useLoaderData<typeof loader>()} problems={refused?.problems ?? {}} />
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

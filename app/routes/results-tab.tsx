import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { z } from 'zod'
import { TabPage } from '#app/features/results/tab-page.tsx'
import { resultTitle, TAB_WORDS, tabTitle } from '#app/features/results/tabs.ts'
import { COMPARE_SEARCH } from '#app/features/results/compare/compare-search.ts'
import { QUESTIONS_SEARCH } from '#app/features/results/questions/questions-search.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getTab } from '#app/features/results/load-tab.server.ts'

const ADDRESS = {
  params: { campaignId: z.string(), tab: z.enum(TAB_WORDS) },
  search: { ...QUESTIONS_SEARCH, ...COMPARE_SEARCH },
}

export const loader = guarded('release:read', ADDRESS, async ({ actor, params, search }) => ({
  view: await getTab(actor, { ...params, ...search }),
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? resultTitle(data.view.head, tabTitle(data.view.tab)) : 'Resultados') },
]

export default function ResultsTabRoute() {
  return <TabPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'

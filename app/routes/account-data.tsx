import { useLoaderData } from '@remix-run/react'
import { OwnDataPage } from '#app/features/own-account/own-data-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { describeOwnData, NOT_IN_DATA } from '#app/features/own-account/export-own-data.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Mis datos') }]

export const loader = guarded('account', {}, async ({ account }) => ({
  parts: await describeOwnData(account),
  without: NOT_IN_DATA,
}))

export default function AccountDataRoute() {
  return <OwnDataPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
